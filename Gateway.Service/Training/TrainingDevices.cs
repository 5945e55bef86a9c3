using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Training;

/// <summary>Reader, scanner and printer of the exercise, with plugs that can be pulled. They exist on no wire.</summary>
internal sealed class TrainingDevices(TimeProvider clock)
{
    public static IReadOnlyList<string> Kinds { get; } = [ThingKinds.IdCardReader, ThingKinds.Scanner, ThingKinds.ReceiptPrinter];

    private readonly Dictionary<string, DateTimeOffset> _pulled = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _started = clock.GetUtcNow();

    public IReadOnlyList<ThingStatus> Things => [.. Kinds.Select(kind => _pulled.TryGetValue(kind, out var since)
        ? new ThingStatus(IdOf(kind), kind, ThingState.Offline, since, TroubleOf(kind))
        : new ThingStatus(IdOf(kind), kind, ThingState.Online, _started))];

    public static string IdOf(string kind) => $"training-{kind}";

    public bool Works(string kind) => !_pulled.ContainsKey(kind);

    public void Flip(string kind)
    {
        if (!_pulled.Remove(kind))
            _pulled[kind] = clock.GetUtcNow();
    }

    private static Trouble TroubleOf(string kind)
    {
        var (zh, en) = kind switch
        {
            ThingKinds.IdCardReader => ("身份证阅读器", "ID-card reader"),
            ThingKinds.Scanner => ("扫码枪", "scanner"),
            _ => ("小票打印机", "receipt printer"),
        };
        return new Trouble("training.unplugged", new($"培训：{zh}没有接好", $"Training: the {en} is unplugged"), new("请把它的 USB 线插回电脑", "Put its USB cable back into the computer"));
    }
}
