/*
 * Stands between a process and its disk (LD_PRELOAD, Linux). Only for files in the folder that DISK_FOLDER names.
 *
 * DISK_LOG    a file to which everything that reaches the disk is written down, in order:
 *             kind (1 byte), length of the name (2), offset (8), length of what follows (4), name, bytes; little endian.
 *             W write, T truncated to offset, S synced, C created, U removed; w, t, s where the call was made to fail.
 * DISK_FAULT  a file that holds "K ERRNO a": from now on the K-th write, truncation or sync of the database fails so, once;
 *             with s in the place of a, the K-th sync. It is removed as it is read.
 *             Of a write that fails for want of room, half arrives.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *folder, *fault_file;
static int log_fd = -1;
static long countdown = 0;
static int fault_errno = 0;
static char fault_kind = 'a';

__attribute__((constructor)) static void begin(void) {
  folder = getenv("DISK_FOLDER");
  fault_file = getenv("DISK_FAULT");
  const char *log = getenv("DISK_LOG");
  if (log) log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The name inside the folder ("." is the folder itself), or NULL for what is none of our business. Memory that SQLite's
   processes share is written through here too, but is no part of what a disk keeps. */
static const char *watched(const char *path) {
  if (!folder || !path) return NULL;
  size_t length = strlen(folder);
  if (strncmp(path, folder, length) != 0) return NULL;
  if (path[length] == 0) return ".";
  if (path[length] != '/') return NULL;
  const char *name = path + length + 1, *end = strrchr(name, '-');
  return end && strcmp(end, "-shm") == 0 ? NULL : name;
}

static const char *watched_fd(int fd, char *path, size_t room) {
  if (!folder) return NULL;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, room - 1);
  if (length < 0) return NULL;
  path[length] = 0;
  return watched(path);
}

static void note(char kind, const char *name, uint64_t offset, const void *bytes, uint32_t length) {
  if (log_fd < 0) return;
  uint16_t named = strlen(name);
  size_t total = 15 + named + length;
  char *record = malloc(total);
  record[0] = kind;
  memcpy(record + 1, &named, 2);
  memcpy(record + 3, &offset, 8);
  memcpy(record + 11, &length, 4);
  memcpy(record + 15, name, named);
  if (length) memcpy(record + 15 + named, bytes, length);
  for (size_t done = 0; done < total;) {
    ssize_t wrote = syscall(SYS_write, log_fd, record + done, total - done);
    if (wrote <= 0) abort();
    done += wrote;
  }
  free(record);
}

/* The error with which this call must fail, or 0. */
static int fails(char kind, const char *name) {
  if (!fault_file || !strstr(name, ".db")) return 0;
  int fd = syscall(SYS_openat, AT_FDCWD, fault_file, O_RDONLY);
  if (fd >= 0) {
    char text[64] = {0};
    if (syscall(SYS_read, fd, text, sizeof text - 1) > 0) sscanf(text, "%ld %d %c", &countdown, &fault_errno, &fault_kind);
    syscall(SYS_close, fd);
    syscall(SYS_unlinkat, AT_FDCWD, fault_file, 0);
  }
  if (fault_kind == 's' && kind != 's') return 0;
  return countdown > 0 && --countdown == 0 ? fault_errno : 0;
}

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name);

static ssize_t refused(int error, const char *name, off_t offset) {
  note('w', name, offset, NULL, 0);
  errno = error;
  return -1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t)
  char path[4096];
  const char *name = watched_fd(fd, path, sizeof path);
  if (!name) return real(fd, bytes, length, offset);
  int error = fails('w', name);
  if (error == ENOSPC && length > 1) {
    ssize_t half = real(fd, bytes, length / 2, offset);
    if (half > 0) note('W', name, offset, bytes, half);
  }
  if (error) return refused(error, name, offset);
  ssize_t wrote = real(fd, bytes, length, offset);
  if (wrote > 0) note('W', name, offset, bytes, wrote);
  return wrote;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }

ssize_t write(int fd, const void *bytes, size_t length) {
  REAL(ssize_t, "write", int, const void *, size_t)
  char path[4096];
  const char *name = watched_fd(fd, path, sizeof path);
  if (!name) return real(fd, bytes, length);
  off_t offset = lseek(fd, 0, SEEK_CUR);
  int error = fails('w', name);
  if (error) return refused(error, name, offset);
  ssize_t wrote = real(fd, bytes, length);
  if (wrote > 0) note('W', name, offset, bytes, wrote);
  return wrote;
}

int ftruncate64(int fd, off_t length) {
  REAL(int, "ftruncate64", int, off_t)
  char path[4096];
  const char *name = watched_fd(fd, path, sizeof path);
  if (!name) return real(fd, length);
  int error = fails('w', name);
  if (error) note('t', name, length, NULL, 0);
  if (error) return errno = error, -1;
  int end = real(fd, length);
  if (end == 0) note('T', name, length, NULL, 0);
  return end;
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static int synced(int fd, int (*real)(int)) {
  char path[4096];
  const char *name = watched_fd(fd, path, sizeof path);
  if (!name) return real(fd);
  int error = fails('s', name);
  if (error) note('s', name, 0, NULL, 0);
  if (error) return errno = error, -1;
  int end = real(fd);
  if (end == 0) note('S', name, 0, NULL, 0);
  return end;
}

int fsync(int fd) {
  REAL(int, "fsync", int)
  return synced(fd, real);
}

int fdatasync(int fd) {
  REAL(int, "fdatasync", int)
  return synced(fd, real);
}

int open64(const char *path, int flags, ...) {
  REAL(int, "open64", const char *, int, ...)
  va_list more;
  va_start(more, flags);
  int mode = flags & O_CREAT ? va_arg(more, int) : 0;
  va_end(more);
  const char *name = flags & O_CREAT ? watched(path) : NULL;
  int is_new = name && access(path, F_OK) != 0;
  int fd = real(path, flags, mode);
  if (fd >= 0 && is_new) note('C', name, 0, NULL, 0);
  return fd;
}

int unlink(const char *path) {
  REAL(int, "unlink", const char *)
  const char *name = watched(path);
  int end = real(path);
  if (end == 0 && name) note('U', name, 0, NULL, 0);
  return end;
}
