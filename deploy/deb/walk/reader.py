"""An ID card reader without a card behind a serial server, for walk.sh: reader.py PORT. Ends with its process: the plug is out."""
import asyncio
import sys

PREAMBLE = bytes.fromhex("AAAAAA9669")
NUMBER = bytes.fromhex("0500030020141229") + bytes(8)


def frame(body):
    said = (len(body) + 1).to_bytes(2, "big") + body
    check = 0
    for byte in said:
        check ^= byte
    return PREAMBLE + said + bytes([check])


def answer(command):
    if command == b"\x12\xff":
        return b"\x00\x00\x90" + NUMBER
    return b"\x00\x00\x80" if command == b"\x20\x01" else b"\x00\x00\x90"


async def serve(wire, back):
    try:
        while True:
            head = await wire.readexactly(7)
            asked = await wire.readexactly(int.from_bytes(head[5:7], "big"))
            back.write(frame(answer(asked[:2])))
            await back.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        back.close()


async def main():
    await (await asyncio.start_server(serve, "127.0.0.1", int(sys.argv[1]))).serve_forever()


asyncio.run(main())
