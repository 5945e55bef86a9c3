using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.IdCardReader;

/// <summary>How long the reader may take to answer.</summary>
internal static class ReaderTimes
{
    /// <summary>The slowest reader in the field; stands in where the wire's speed is hidden behind a serial server.</summary>
    private const int SlowestBaud = 9600;

    /// <summary>Time to think, plus the time both frames need on the wire (10 bits a byte).</summary>
    public static TimeSpan Limit(SamCommand command, int? baud)
    {
        var bytes = 10 + LargestAnswer(command);
        return Thinking(command) + TimeSpan.FromSeconds(bytes * 10.0 / (baud ?? SlowestBaud));
    }

    private static TimeSpan Thinking(SamCommand command) => TimeSpan.FromMilliseconds(command switch
    {
        SamCommand.Status => 500,
        >= SamCommand.SetBaud115200 and <= SamCommand.SetBaud9600 => 600,
        SamCommand.Find or SamCommand.Select or SamCommand.ReadSamId => 600,
        SamCommand.Reset or SamCommand.ReadNewAddress => 1500,
        SamCommand.ReadBase => 2500,
        _ => 3000,
    });

    private static int LargestAnswer(SamCommand command) => command switch
    {
        SamCommand.ReadBase => 1295,
        SamCommand.ReadBaseAndFingerprint => SamFrame.MaximumLength,
        SamCommand.ReadNewAddress => 81,
        _ => 27,
    };
}
