namespace EdgeGateway.Devices.Scanner;

/// <summary>Bytes of a scanner's wire to scans. Pure: knows no clock, tells the caller how long to wait for more.</summary>
internal interface IScanAssembler
{
    /// <summary>Scans thrown away because they did not end.</summary>
    int Overflows { get; }

    /// <summary>What came and was no scan: broken reports, keys that somebody typed.</summary>
    int Rejects { get; }

    /// <summary>Takes bytes as they came and adds finished scans, without frame and suffix.</summary>
    /// <returns>After how much silence to call <see cref="OnSilence"/>; null when nothing is waiting.</returns>
    TimeSpan? Feed(ReadOnlySpan<byte> bytes, ICollection<ReadOnlyMemory<byte>> scans);

    /// <summary>No byte came for as long as <see cref="Feed"/> said: what is there is a scan, whole or half.</summary>
    void OnSilence(ICollection<ReadOnlyMemory<byte>> scans);
}
