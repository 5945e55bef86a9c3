namespace EdgeGateway.Protocols.IdCard;

/// <summary>Commands of the SAM in an ID card reader; the value is CMD and Para (GA 450 family).</summary>
public enum SamCommand
{
    /// <summary>Restarts the security module.</summary>
    Reset = 0x10FF,

    /// <summary>Asks whether the security module is well.</summary>
    Status = 0x11FF,

    /// <summary>Asks for the security module's number, see <see cref="SamId"/>.</summary>
    ReadSamId = 0x12FF,

    /// <summary>Looks for a card in the field.</summary>
    Find = 0x2001,

    /// <summary>Selects the found card.</summary>
    Select = 0x2002,

    /// <summary>Reads text and photo.</summary>
    ReadBase = 0x3001,

    /// <summary>Reads the address that was written after the card was issued.</summary>
    ReadNewAddress = 0x3003,

    /// <summary>Reads the card body management number.</summary>
    ReadCardNumber = 0x3005,

    /// <summary>Reads text, photo and fingerprint. The gateway never sends it; it understands the answer.</summary>
    ReadBaseAndFingerprint = 0x3010,

    /// <summary>Sets the wire to 115200 baud.</summary>
    SetBaud115200 = 0x6000,

    /// <summary>Sets the wire to 57600 baud.</summary>
    SetBaud57600 = 0x6001,

    /// <summary>Sets the wire to 38400 baud.</summary>
    SetBaud38400 = 0x6002,

    /// <summary>Sets the wire to 19200 baud.</summary>
    SetBaud19200 = 0x6003,

    /// <summary>Sets the wire to 9600 baud.</summary>
    SetBaud9600 = 0x6004,

    /// <summary>Sets the most bytes per frame between SAM and radio part; one data byte.</summary>
    SetMaximumRadioBytes = 0x61FF,
}
