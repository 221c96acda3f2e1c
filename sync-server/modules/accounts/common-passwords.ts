/**
 * The first guesses, as they read without case, accents, signs and digits at the end: of the lists of leaked passwords
 * those that reach twelve characters once somebody adds a year, and the words of this house.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passwordpassword mypassword newpassword passw0rd contrasena contrasenia micontrasena clave miclave clavesecreta
  claveclave secreto secreta administrador administrator admin adminadmin usuario bienvenido bienvenida welcome letmein
  iloveyou teamo tequiero qwerty qwertyuiop qwertyuiopas qwertyqwerty qwertyuiopasdfghjkl asdfghjkl asdfghjklzxcvbnm
  zxcvbnm zaqxswcdevfr qazwsxedc qazwsxedcrfv abcdefghijkl abcdefghijklm abcdefghijklmnopqrstuvwxyz abc aabbccddeeff
  123456789012 1234567890123 012345678901 123123123123 121212121212 112233445566 123456123456 123456654321 098765432109
  987654321098 1q2w3e4r5t6y 1q2w3e4r5t 1qaz2wsx3edc q1w2e3r4t5y6 a1b2c3d4e5f6 1a2b3c4d5e6f 19701970 20252025 20262026
  argentina argentinaargentina vivaargentina buenosaires buenosairesciudad ciudaddebuenosaires ciudad bocajuniors
  riverplate boca river maradona messi diegomaradona lionelmessi campeon campeones campeondelmundo futbol
  gobiernoabierto opengovernment opengov gobierno bitacora bitacorabitacora compromiso compromisos plandeaccion
  transparencia monitoreo seguimiento correcthorsebatterystaple trustno football baseball superman batman princess
  princesa dragon monkey sunshine master estrella mariposa familia mifamilia amor corazon cambiar cambiame changeme
  temporal prueba pruebaprueba test testtest testing default sesamo abretesesamo opensesame`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
