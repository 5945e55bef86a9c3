namespace EdgeGateway.Vision.Capture.Nut;

/// <summary>What one byte in front of a frame stands for: flags, and the fields that are not written out.</summary>
internal readonly record struct NutFrameCode(NutFlags Flags, int PtsDelta, ulong SizeMultiplier, ulong SizeLow, ulong Stream, int Reserved, int Elision);

[Flags]
internal enum NutFlags
{
    None = 0,
    Key = 1,
    EndOfRelevance = 2,
    CodedPts = 8,
    StreamId = 16,
    SizeHigh = 32,
    Checksum = 64,
    Reserved = 128,
    SideData = 256,
    Elision = 1024,
    MatchTime = 2048,
    Coded = 4096,
    Invalid = 8192,
}
