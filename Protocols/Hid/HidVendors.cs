namespace EdgeGateway.Protocols.Hid;

/// <summary>What makers of HID POS scanners want before they send anything.</summary>
public static class HidVendors
{
    private const ushort Honeywell = 0x0C2E, Youjie = 0x23D0;

    /// <summary>Feature report to send once after opening, its number first; empty when the maker needs none.</summary>
    public static ReadOnlySpan<byte> EnableReport(ushort vendor) => vendor is Honeywell or Youjie ? [0xFE, 0x01] : [];
}
