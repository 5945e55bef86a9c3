namespace EdgeGateway.Protocols.IdCard;

/// <summary>Speeds and the commands that set them.</summary>
public static class SamBaud
{
    /// <summary>The command that sets a reader's wire to this speed; null for a speed that readers do not have.</summary>
    public static SamCommand? Command(int baud) => baud switch
    {
        115200 => SamCommand.SetBaud115200,
        57600 => SamCommand.SetBaud57600,
        38400 => SamCommand.SetBaud38400,
        19200 => SamCommand.SetBaud19200,
        9600 => SamCommand.SetBaud9600,
        _ => null,
    };

    /// <summary>The speed a command sets; null for any other command.</summary>
    public static int? Of(SamCommand command) => command switch
    {
        SamCommand.SetBaud115200 => 115200,
        SamCommand.SetBaud57600 => 57600,
        SamCommand.SetBaud38400 => 38400,
        SamCommand.SetBaud19200 => 19200,
        SamCommand.SetBaud9600 => 9600,
        _ => null,
    };
}
