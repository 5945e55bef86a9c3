namespace EdgeGateway.Protocols.IdCard;

/// <summary>One answer of the SAM.</summary>
/// <param name="Sw1">First status byte of the card itself.</param>
/// <param name="Sw2">Second status byte of the card itself.</param>
/// <param name="Sw3">State of the reader, see <see cref="SamStatus"/>.</param>
/// <param name="Data">Data of the answer. Of a base answer only lengths and text: photo and fingerprint are gone already.</param>
/// <param name="DataLength">Number of data bytes on the wire, with photo and fingerprint.</param>
public readonly record struct SamAnswer(byte Sw1, byte Sw2, byte Sw3, ReadOnlyMemory<byte> Data, int DataLength)
{
    /// <summary>What the state means for the gateway.</summary>
    public SamClass Class => SamStatus.Classify(Sw3);

    /// <summary>
    /// Could this be the answer to <paramref name="command"/>? A late answer to an earlier command mostly could not: success comes with
    /// the command's own amount of data, and "find failed", "select failed" and "read failed" belong to one kind of command each.
    /// </summary>
    public bool Fits(SamCommand command) => Class switch
    {
        SamClass.Found => command == SamCommand.Find,
        SamClass.NoCard => command == SamCommand.Find,
        SamClass.Empty => command is SamCommand.ReadNewAddress or SamCommand.ReadCardNumber,
        SamClass.Ok => command switch
        {
            SamCommand.Find => false,
            SamCommand.ReadSamId => DataLength == 16,
            SamCommand.Select => DataLength == 8,
            SamCommand.ReadBase or SamCommand.ReadBaseAndFingerprint => DataLength > 256,
            SamCommand.ReadNewAddress => DataLength is > 16 and < 256,
            SamCommand.ReadCardNumber => DataLength > 0,
            _ => DataLength == 0,
        },
        _ => Sw3 != SamStatus.SelectFailed || command == SamCommand.Select,
    };

    /// <inheritdoc />
    public override string ToString() => $"{Sw1:X2} {Sw2:X2} {Sw3:X2} + {DataLength} bytes";
}
