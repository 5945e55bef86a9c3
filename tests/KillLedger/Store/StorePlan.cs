namespace EdgeGateway.KillLedger.Store;

/// <summary>How many customers come and what goes wrong. The same seed gives the same customers.</summary>
/// <param name="Checkouts">Customers.</param>
/// <param name="Seed">Printed, so that a run can be repeated as far as processes repeat themselves.</param>
internal sealed record StorePlan(int Checkouts, int Seed)
{
    private const int QrPesticide = 1, Pesticide = 2, Fertiliser = 5, Gloves = 6;

    private const int Cards = 3;

    // Banned, not in the catalogue, half a code: the till says no and goes on.
    private static readonly int[] Refused = [4, 7, 8];
    private static readonly Fault[] Mild = [Fault.ReaderPulled, Fault.CardMoved, Fault.ScannerBabble, Fault.PaperOutMidReceipt, Fault.PaperOut, Fault.PrinterPulled, Fault.BrokerDown];
    private static readonly Fault[] Kills = [Fault.KilledBefore, Fault.KilledAtConfirm, Fault.KilledAfter];

    /// <summary>Part of the checkouts in which something is pulled, moved or runs out.</summary>
    public double Faults { get; init; } = 0.15;

    /// <summary>Part of the checkouts in which the gateway is killed. A start takes seconds.</summary>
    public double Killed { get; init; } = 0.01;

    /// <summary>No customer is let in after this; the ledgers are compared all the same.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromHours(1);

    public IEnumerable<Errand> Errands()
    {
        var (random, lastCard) = (new Random(Seed), 0);
        for (var i = 0; i < Checkouts; i++)
        {
            int[] goods = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(4) switch { 0 => QrPesticide, 1 => Pesticide, 2 => Fertiliser, _ => Gloves })];
            // Never the same person twice in a row: a reader's repeated reading of one card counts once, so that would be waiting only.
            var card = goods.Any(one => one != Gloves) ? 1 + ((lastCard + random.Next(2)) % Cards) : 0;
            lastCard = card > 0 ? card : lastCard;
            if (random.Next(12) == 0)
                goods = [Refused[random.Next(Refused.Length)], .. goods];
            yield return new Errand(goods, card, random.Next(2) == 0, FaultOf(random, card), random.NextDouble());
        }
    }

    /// <summary>Whether the till takes this sample into the basket.</summary>
    public static bool IsSold(int sample) => !Refused.Contains(sample);

    private Fault FaultOf(Random random, int card)
    {
        var (dice, mild, kill) = (random.NextDouble(), Mild[random.Next(Mild.Length)], Kills[random.Next(Kills.Length)]);
        if (dice < Killed)
            return kill;
        return dice >= Killed + Faults || (card == 0 && mild is (Fault.ReaderPulled or Fault.CardMoved)) ? Fault.None : mild;
    }
}
