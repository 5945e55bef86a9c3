namespace EdgeGateway.Protocols.IdCard;

/// <summary>What the gateway does about a status byte.</summary>
public enum SamClass
{
    /// <summary>Done.</summary>
    Ok,

    /// <summary>A card was found.</summary>
    Found,

    /// <summary>Done; the card does not carry this item.</summary>
    Empty,

    /// <summary>No card in the field, or one that was read and not lifted yet.</summary>
    NoCard,

    /// <summary>The command was damaged on the wire: send it once more.</summary>
    ResendOnce,

    /// <summary>The card moved or was read badly: the whole sequence once more, then ask to place it again.</summary>
    Retry,

    /// <summary>A card, but not an ID card.</summary>
    NotAnIdCard,

    /// <summary>Card and security module do not accept each other: forged or damaged card. Never accept.</summary>
    CardAuthentication,

    /// <summary>The data did not verify. Never accept.</summary>
    DataIntegrity,

    /// <summary>We sent something wrong, or at the wrong moment.</summary>
    ProgramError,

    /// <summary>The reader is at fault.</summary>
    ReaderFault,

    /// <summary>The security module failed its self-test and takes no command: reset, then service.</summary>
    SelfTestFailed,

    /// <summary>The security module is not authorised. Only the maker can help.</summary>
    NotAuthorised,
}

/// <summary>The status byte SW3 of an answer (headers of four reader makers agree on it).</summary>
public static class SamStatus
{
    public const byte
        Success = 0x90, Found = 0x9F, Empty = 0x91, BadChecksum = 0x10, BadLength = 0x11, BadCommand = 0x21, NotPermitted = 0x23,
        UnknownCardType = 0x40, ReadFailed = 0x41, SelfTestFailed = 0x60, NotAuthorised = 0x66, FindFailed = 0x80, SelectFailed = 0x81;

    /// <summary>Class of a status byte. Bytes that no table knows are <see cref="SamClass.ReaderFault"/>.</summary>
    public static SamClass Classify(byte sw3) => sw3 switch
    {
        Success => SamClass.Ok,
        Found => SamClass.Found,
        Empty => SamClass.Empty,
        BadChecksum or BadLength => SamClass.ResendOnce,
        BadCommand or NotPermitted => SamClass.ProgramError,
        0x31 or 0x32 => SamClass.CardAuthentication,
        0x33 or 0x37 or 0x3F => SamClass.DataIntegrity,
        UnknownCardType => SamClass.NotAnIdCard,
        ReadFailed or 0x47 or SelectFailed => SamClass.Retry,
        SelfTestFailed => SamClass.SelfTestFailed,
        NotAuthorised => SamClass.NotAuthorised,
        FindFailed => SamClass.NoCard,
        _ => SamClass.ReaderFault,
    };
}
