"""Plays one H.264 MP4 on many RTSP paths (/s0, /s1, ...), payloaded once a path and sent to all its clients, as a video server does.

    rtsp_many.py FILM PATHS

Listens on 127.0.0.1, prints 'ready PORT', ends when standard input ends.
"""
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer

Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service("0")
server.set_backlog(64)
for path in range(int(sys.argv[2])):
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(f'( filesrc location="{sys.argv[1]}" ! qtdemux ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=-1 )')
    factory.set_shared(True)
    server.get_mount_points().add_factory(f"/s{path}", factory)
server.attach(None)
loop = GLib.MainLoop()
GLib.io_add_watch(0, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, lambda *_: loop.quit())
print("ready", server.get_bound_port(), flush=True)
loop.run()
