"""Plays an H.264 MP4 over RTSP without end, as a city camera would: real H.264, real RTP, times that go on when the film starts again.

    rtsp_server.py FILM PORT [PATHS]        PORT 0 takes a free one

It plays at /footage, from the first picture on for every client. With PATHS it plays at /s0, /s1, ... instead: payloaded once a path and sent to all
its clients, as a camera does that several programs watch; who comes later joins the film where it is.

Listens on 127.0.0.1 only. Prints 'ready PORT' when it accepts connections and ends when standard input ends, which is when its parent is
gone. Exit code 3: GStreamer's RTSP server for Python is not installed. Exit code 4: the film cannot be read.
"""
import os
import sys

try:
    import gi

    gi.require_version("Gst", "1.0")
    gi.require_version("GstRtspServer", "1.0")
    from gi.repository import GLib, Gst, GstRtspServer
except (ImportError, ValueError) as missing:
    print(missing, file=sys.stderr)
    sys.exit(3)


def load(film):
    """All pictures of the film as (bytes, time): demo films are some megabytes."""
    pipeline = Gst.parse_launch(
        "filesrc name=file ! qtdemux ! h264parse config-interval=-1"
        " ! video/x-h264,stream-format=byte-stream,alignment=au ! appsink name=sink sync=false"
    )
    pipeline.get_by_name("file").set_property("location", film)
    pipeline.set_state(Gst.State.PLAYING)
    sink = pipeline.get_by_name("sink")
    bus = pipeline.get_bus()
    pictures = []
    while not sink.get_property("eos"):
        sample = sink.emit("try-pull-sample", 100 * Gst.MSECOND)
        if sample is not None:
            buffer = sample.get_buffer()
            pictures.append((buffer.extract_dup(0, buffer.get_size()), buffer.pts))
        elif (error := bus.pop_filtered(Gst.MessageType.ERROR)) is not None:
            print(error.parse_error()[0].message, file=sys.stderr)
            pictures.clear()
            break
    pipeline.set_state(Gst.State.NULL)
    return pictures


class Player:
    """Feeds one client from the first picture on. The RTSP server's clock sets the pace."""

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


def factory(pictures, shared):
    made = GstRtspServer.RTSPMediaFactory()
    made.set_shared(shared)
    # Live: a client that comes later must not wind the film back for the others.
    made.set_launch(
        "( appsrc name=source is-live=true format=time caps=video/x-h264,stream-format=byte-stream,alignment=au"
        " ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=-1 )"
    )
    made.connect("media-configure", lambda _, media: Player(media.get_element().get_by_name("source"), pictures))
    return made


def main():
    Gst.init(None)
    pictures = load(sys.argv[1])
    if len(pictures) < 2:
        print("no H.264 pictures in", sys.argv[1], file=sys.stderr)
        return 4

    shared = [f"/s{path}" for path in range(int(sys.argv[3]))] if len(sys.argv) > 3 else []
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(sys.argv[2])
    server.set_backlog(64)
    for path in shared or ["/footage"]:
        server.get_mount_points().add_factory(path, factory(pictures, bool(shared)))
    if server.attach(None) == 0:
        print("cannot listen on port", sys.argv[2], file=sys.stderr)
        return 5

    loop = GLib.MainLoop()

    def parent(fd, _condition):
        if os.read(fd, 64):
            return True
        loop.quit()
        return False

    GLib.io_add_watch(0, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, parent)
    print("ready", server.get_bound_port(), flush=True)
    loop.run()
    return 0


sys.exit(main())
