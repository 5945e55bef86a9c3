"""Plays one H.264 MP4 on many RTSP paths (/s0, /s1, ...): payloaded once a path and sent to all its clients, as a camera does that several programs watch.

    rtsp_many.py FILM PATHS

A path's film begins when its first client comes; who comes later joins it where it is. Listens on 127.0.0.1, prints 'ready PORT', ends when standard input ends.
"""
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer


def load(film):
    pipeline = Gst.parse_launch(
        "filesrc name=file ! qtdemux ! h264parse config-interval=-1"
        " ! video/x-h264,stream-format=byte-stream,alignment=au ! appsink name=sink sync=false"
    )
    pipeline.get_by_name("file").set_property("location", film)
    pipeline.set_state(Gst.State.PLAYING)
    sink = pipeline.get_by_name("sink")
    pictures = []
    while not sink.get_property("eos"):
        sample = sink.emit("try-pull-sample", 100 * Gst.MSECOND)
        if sample is not None:
            buffer = sample.get_buffer()
            pictures.append((buffer.extract_dup(0, buffer.get_size()), buffer.pts))
    pipeline.set_state(Gst.State.NULL)
    return pictures


class Player:
    def __init__(self, source, pictures):
        self.pictures = pictures
        self.step = (pictures[-1][1] - pictures[0][1]) // (len(pictures) - 1)
        self.length = pictures[-1][1] - pictures[0][1] + self.step
        self.next = 0
        source.connect("need-data", self.feed)

    def feed(self, source, _wanted):
        turn, index = divmod(self.next, len(self.pictures))
        data, time = self.pictures[index]
        buffer = Gst.Buffer.new_wrapped(data)
        buffer.pts = buffer.dts = turn * self.length + time - self.pictures[0][1]
        buffer.duration = self.step
        self.next += 1
        source.emit("push-buffer", buffer)


Gst.init(None)
pictures = load(sys.argv[1])
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service("0")
server.set_backlog(64)
for path in range(int(sys.argv[2])):
    factory = GstRtspServer.RTSPMediaFactory()
    # Live: a client that comes later must not wind the film back for the others.
    factory.set_launch(
        "( appsrc name=source is-live=true format=time caps=video/x-h264,stream-format=byte-stream,alignment=au"
        " ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=-1 )"
    )
    factory.set_shared(True)
    factory.connect("media-configure", lambda _, media: Player(media.get_element().get_by_name("source"), pictures))
    server.get_mount_points().add_factory(f"/s{path}", factory)
server.attach(None)
loop = GLib.MainLoop()
GLib.io_add_watch(0, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, lambda *_: loop.quit())
print("ready", server.get_bound_port(), flush=True)
loop.run()
