from pykis.__env__ import WEBSOCKET_REAL_DOMAIN, WEBSOCKET_VIRTUAL_DOMAIN
from wire import Socket


def listen(virtual):
    return Socket(WEBSOCKET_VIRTUAL_DOMAIN if virtual else WEBSOCKET_REAL_DOMAIN, "/tryitout")
