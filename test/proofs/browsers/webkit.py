"""A window of WebKitGTK that keeps its storage in a folder. It reads one order per line, {"go": address} or {"run": script},
and answers each with one line, {"value": ...} or {"error": ...}. WebKit's own driver forgets everything when it closes."""
import json
import sys
import threading

import gi

gi.require_version('Gtk', '3.0')
gi.require_version('WebKit2', '4.1')
from gi.repository import GLib, Gtk, WebKit2

folder = sys.argv[1]
keeper = WebKit2.WebsiteDataManager(base_data_directory=folder + '/data', base_cache_directory=folder + '/cache')
context = WebKit2.WebContext.new_with_website_data_manager(keeper)
keeper.get_cookie_manager().set_persistent_storage(folder + '/cookies', WebKit2.CookiePersistentStorage.SQLITE)
view = WebKit2.WebView.new_with_context(context)
window = Gtk.Window()
window.set_default_size(1180, 820)
window.add(view)
window.show_all()
going = False


def answer(**said):
    print(json.dumps(said), flush=True)


def on_load(_view, event):
    global going
    if going and event == WebKit2.LoadEvent.FINISHED:
        going = False
        answer(value=True)


def on_failed(_view, _event, _address, error):
    global going
    if going:
        going = False
        answer(error=error.message)
    return True


def on_result(_view, result):
    try:
        value = view.call_async_javascript_function_finish(result)
        answer(value=json.loads(value.to_string()))
    except Exception as error:
        answer(error=str(error)[:300])


def obey(order):
    global going
    if 'go' in order:
        going = True
        view.load_uri(order['go'])
    else:
        view.call_async_javascript_function(order['run'], -1, None, None, None, None, on_result)
    return False


def listen():
    for line in sys.stdin:
        GLib.idle_add(obey, json.loads(line))
    GLib.idle_add(Gtk.main_quit)


view.connect('load-changed', on_load)
view.connect('load-failed', on_failed)
threading.Thread(target=listen, daemon=True).start()
answer(value='%d.%d.%d' % (WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version()))
Gtk.main()
