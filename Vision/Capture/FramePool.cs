using System.Collections.Concurrent;

namespace EdgeGateway.Vision.Capture;

/// <summary>
/// Picture buffers of one camera, used again and again: a 1920×1080 picture is 3.1 MB, which would otherwise be a new large object each.
/// Any thread may rent and give back.
/// </summary>
internal sealed class FramePool
{
    /// <summary>One being filled, some waiting, one being looked at, one kept for the page.</summary>
    private const int Spare = 6;

    private readonly ConcurrentQueue<byte[]> _free = new();
    private int _rented;

    /// <summary>Buffers out there that were not given back.</summary>
    public int Rented => Volatile.Read(ref _rented);

    /// <summary>Exactly <paramref name="bytes"/> long; buffers of another size are let go, so a camera that changes its size costs nothing for long.</summary>
    public byte[] Rent(int bytes)
    {
        Interlocked.Increment(ref _rented);
        while (_free.TryDequeue(out var free))
        {
            if (free.Length == bytes)
                return free;
        }
        return GC.AllocateUninitializedArray<byte>(bytes);
    }

    public void GiveBack(byte[] buffer)
    {
        Interlocked.Decrement(ref _rented);
        if (_free.Count < Spare)
            _free.Enqueue(buffer);
    }
}
