using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.Virtual;

/// <summary>
/// The security module and the field of a virtual reader: which answer belongs to which command, now. Pure but for its own state.
/// </summary>
internal sealed class SamModule
{
    private static readonly byte[] SamNumber =
        [0x05, 0x00, 0x01, 0x00, 0x05, 0x25, 0x35, 0x01, 0x87, 0xD6, 0x12, 0x00, 0x38, 0x93, 0x4F, 0x05];

    private VirtualCard? _card;
    private bool _found;
    private bool _selected;
    private bool _wasRead;
    private bool _numberTold;

    public ReaderFaults Faults { get; set; } = ReaderFaults.None;

    /// <summary>A card that was read is found again without being lifted.</summary>
    public bool RepeatRead { get; set; }

    /// <summary>Puts a card into the field, or takes it out (null).</summary>
    public void Place(VirtualCard? card)
    {
        _card = card;
        _found = _selected = _wasRead = false;
    }

    /// <summary>Power was off.</summary>
    public void Restart()
    {
        _found = _selected = _wasRead = _numberTold = false;
    }

    /// <summary>Whole answer frame.</summary>
    public byte[] Answer(SamRequest request)
    {
        if (request.Complaint is { } complaint)
            return SamFrame.Answer(complaint);
        if (request.Command == SamCommand.Reset)
            return Reset();
        if (Faults.SelfTestFailed)
            return SamFrame.Answer(SamStatus.SelfTestFailed);
        if (Faults.NotAuthorised)
            return SamFrame.Answer(SamStatus.NotAuthorised);
        return request.Command switch
        {
            SamCommand.Status or SamCommand.SetMaximumRadioBytes => SamFrame.Answer(SamStatus.Success),
            SamCommand.ReadSamId => SamFrame.Answer(SamStatus.Success, Number()),
            SamCommand.Find => Find(),
            SamCommand.Select => Select(),
            SamCommand.ReadBase => Read(null),
            SamCommand.ReadBaseAndFingerprint => Read(0),
            SamCommand.ReadNewAddress => ReadNewAddress(),
            SamCommand.ReadCardNumber => SamFrame.Answer(_selected ? SamStatus.Empty : SamStatus.ReadFailed),
            >= SamCommand.SetBaud115200 and <= SamCommand.SetBaud9600 => SamFrame.Answer(Faults.KeepsSpeed ? SamStatus.NotPermitted : SamStatus.Success),
            _ => SamFrame.Answer(SamStatus.BadCommand),
        };
    }

    private byte[] Reset()
    {
        if (Faults is { SelfTestFailed: true, ResetHelps: true })
            Faults = Faults with { SelfTestFailed = false };
        _found = _selected = false;
        return SamFrame.Answer(Faults.SelfTestFailed ? SamStatus.SelfTestFailed : SamStatus.Success);
    }

    private byte[] Number()
    {
        var wrong = Faults.FirstSamIdWrong && !_numberTold;
        _numberTold = true;
        return wrong ? [0xFF, .. SamNumber[1..]] : SamNumber;
    }

    private byte[] Find()
    {
        _found = _selected = false;
        if (_card is null || (_wasRead && !RepeatRead))
            return SamFrame.Answer(SamStatus.FindFailed);
        if (_card.Text is null)
            return SamFrame.Answer(SamStatus.UnknownCardType);
        _found = true;
        return SamFrame.Answer(SamStatus.Found, new byte[4]);
    }

    private byte[] Select()
    {
        _selected = _found;
        return _selected ? SamFrame.Answer(SamStatus.Success, new byte[8]) : SamFrame.Answer(SamStatus.SelectFailed);
    }

    private byte[] Read(int? fingerprint)
    {
        if (!_selected || !_found || _card is not { Text: not null } card)
            return SamFrame.Answer(SamStatus.ReadFailed);
        // Find and select come before each read: this selection is used up. It still serves the items that follow a read.
        _found = false;
        if (Faults.MovedReads > 0)
        {
            Faults = Faults with { MovedReads = Faults.MovedReads - 1 };
            return SamFrame.Answer(SamStatus.ReadFailed);
        }
        _wasRead = true;
        return SamFrame.Answer(SamStatus.Success, card.BaseData(fingerprint));
    }

    private byte[] ReadNewAddress()
    {
        if (!_selected || _card is not { } card)
            return SamFrame.Answer(SamStatus.ReadFailed);
        return card.NewAddress.Length == 0 ? SamFrame.Answer(SamStatus.Empty) : SamFrame.Answer(SamStatus.Success, card.AddressData());
    }
}
