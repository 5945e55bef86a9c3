using EdgeGateway.Devices.Scanner;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary>A scan as a page sees it: decoded text, symbology and the bytes as they came.</summary>
internal sealed record ScanAnswer(string Scanner, DateTimeOffset At, string Text, string? AimId, string RawHex)
{
    public static ScanAnswer Of(Scan scan) => new(scan.DeviceId, scan.At, scan.Text, scan.AimId, Convert.ToHexStringLower(scan.Raw.Span));
}
