using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.Virtual;

/// <summary>
/// An ID card reader in software: answers byte for byte as a reader of the SAM family, wants find, select, read in that order, and a
/// lifted card before it finds it again. Deaf to a host that talks at another speed than its own.
/// </summary>
public sealed class VirtualReader(VirtualWire wire) : VirtualDevice(wire, UsualBaud)
{
    private const int UsualBaud = 115200;
    private readonly Lock _gate = new();
    private readonly SamModule _module = new();
    private readonly SamRequestReader _requests = new();
    private int _answered;

    /// <summary>A card that was read is found again without being lifted.</summary>
    public bool RepeatRead
    {
        get
        {
            lock (_gate)
                return _module.RepeatRead;
        }
        set
        {
            lock (_gate)
                _module.RepeatRead = value;
        }
    }

    /// <summary>How it misbehaves from now on.</summary>
    public ReaderFaults Faults
    {
        get
        {
            lock (_gate)
                return _module.Faults;
        }
        set
        {
            lock (_gate)
                _module.Faults = value;
        }
    }

    /// <summary>Number of commands it has heard and understood.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>Puts a card on the reader, instead of the one that lies there.</summary>
    public void Place(IdentityDocument document) => Place(VirtualCard.Of(document));

    /// <summary>Puts a card with any text on the reader.</summary>
    /// <param name="text">256 bytes.</param>
    public void Place(ReadOnlyMemory<byte> text) => Place(new VirtualCard(text));

    /// <inheritdoc cref="Place(IdentityDocument)"/>
    public void Place(VirtualCard card)
    {
        lock (_gate)
            _module.Place(card);
    }

    /// <summary>Lifts the card.</summary>
    public void Remove()
    {
        lock (_gate)
            _module.Place(null);
    }

    protected override async Task OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken stopping)
    {
        if (HostBaud is { } speed && speed != Baud)
            return;
        ReaderFaults faults;
        List<SamRequest> requests;
        List<byte[]> answers;
        lock (_gate)
        {
            requests = [.. _requests.Feed(bytes)];
            answers = [.. requests.Select(_module.Answer)];
            faults = _module.Faults;
        }
        Interlocked.Add(ref _answered, answers.Count);
        if (faults.Silent)
            return;
        foreach (var answer in answers)
        {
            if (faults.Late > TimeSpan.Zero)
                await PauseAsync(faults.Late, stopping).ConfigureAwait(false);
            await SendAsync(Spoil(answer, faults), stopping).ConfigureAwait(false);
        }
        // The answer still goes out at the old speed.
        if (!faults.KeepsSpeed && requests is [.., { Complaint: null, Command: var last }] && SamBaud.Of(last) is { } wanted)
            ChangeBaud(wanted);
    }

    protected override void OnPulled()
    {
        lock (_gate)
        {
            _module.Restart();
            _requests.Reset();
        }
    }

    private static ReadOnlyMemory<byte> Spoil(byte[] answer, ReaderFaults faults)
    {
        if (faults.WrongChecksum)
            answer[^1] ^= 0xFF;
        var sent = answer.AsSpan(0, Math.Min(answer.Length, faults.TearAfter ?? answer.Length));
        return (byte[])[.. faults.GarbageBefore.Span, .. sent];
    }
}
