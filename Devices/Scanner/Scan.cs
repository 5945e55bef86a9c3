namespace EdgeGateway.Devices.Scanner;

/// <summary>One label was scanned. Raw and decoded are kept apart, as UnifiedPOS ScanData and ScanDataLabel are.</summary>
/// <param name="DeviceId">Scanner that saw it.</param>
/// <param name="Raw">All bytes of the label as they came, without the suffix.</param>
/// <param name="Text">Decoded text without AIM prefix: strict UTF-8, else GB18030.</param>
/// <param name="AimId">AIM symbology identifier like <c>]Q1</c>, null when the scanner sends none.</param>
/// <param name="At">UTC time of the last byte.</param>
public sealed record Scan(string DeviceId, ReadOnlyMemory<byte> Raw, string Text, string? AimId, DateTimeOffset At);
