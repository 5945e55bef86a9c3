namespace EdgeGateway.KillLedger.Store;

/// <summary>Does at the till what a person does: places cards, scans goods, does it again when nothing happened. Knows nothing of processes.</summary>
internal sealed class Clerk(TillClient till)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    /// <summary>A card that lay there is news again after this; its reading may have met a basket that was just cleared.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(3.3);

    private const int MostTries = 12;

    /// <summary>Cards and labels that had to be shown again.</summary>
    public int Again { get; private set; }

    /// <summary>Until the main key would write the sale.</summary>
    public async Task FillAsync(Errand errand)
    {
        if (errand.CardFirst)
            await CardAsync(errand);
        if (errand.Fault == Fault.ScannerBabble)
            await till.PostAsync($"test/babble/{(int)(errand.When * 1_000_000)}");
        foreach (var sample in errand.Goods)
            await ScanAsync(sample);
        if (!errand.CardFirst)
            await CardAsync(errand);
        var state = await till.StateAsync();
        if (state.Next != "confirm")
            throw new InvalidOperationException($"the basket is full and the till says {state}");
    }

    /// <summary>What the gateway did not hand over is thrown away: the next customer begins with nothing.</summary>
    public async Task TidyAsync()
    {
        await till.PostAsync("api/v1/demo/card/lift");
        await till.PostAsync("api/v1/checkout/clear");
    }

    /// <summary>Until the receipt of the newest sale is out or given up.</summary>
    public Task PaperAsync() => UntilAsync(async () => await till.SalesAsync(1) is not [{ Paper: "printing" }], TimeSpan.FromSeconds(30));

    private async Task CardAsync(Errand errand)
    {
        if (errand.Card == 0)
            return;
        if (errand.Fault == Fault.ReaderPulled)
            await till.PostAsync($"api/v1/demo/switches/{StoreGateway.Reader}?on=false");
        await till.PostAsync($"api/v1/demo/card/{errand.Card}");
        if (errand.Fault is Fault.CardMoved or Fault.ReaderPulled)
        {
            await PauseAsync(60 * errand.When);
            await till.PostAsync("api/v1/demo/card/lift");
            if (errand.Fault == Fault.ReaderPulled)
                await till.PostAsync($"api/v1/demo/switches/{StoreGateway.Reader}?on=true");
            await PauseAsync(100);
            await till.PostAsync($"api/v1/demo/card/{errand.Card}");
        }
        for (var tries = 1; !await UntilAsync(async () => (await till.StateAsync()).Buyer, Patience); tries++)
        {
            if (tries == MostTries)
                throw new InvalidOperationException("the card is not read");
            Again++;
            await till.PostAsync("api/v1/demo/card/lift");
            await Task.Delay(Forgotten, TimeProvider.System);
            await till.PostAsync($"api/v1/demo/card/{errand.Card}");
        }
    }

    private async Task ScanAsync(int sample)
    {
        if (!StorePlan.IsSold(sample))
        {
            await till.PostAsync($"api/v1/demo/scan/{sample}");
            return;
        }
        var before = (await till.StateAsync()).Units;
        for (var tries = 1; ; tries++)
        {
            await till.PostAsync($"api/v1/demo/scan/{sample}");
            if (await UntilAsync(async () => (await till.StateAsync()).Units > before, Patience))
                return;
            if (tries == MostTries)
                throw new InvalidOperationException($"sample {sample} does not come into the basket");
            Again++;
        }
    }

    /// <summary>False when it does not become true in time.</summary>
    private static async Task<bool> UntilAsync(Func<Task<bool>> condition, TimeSpan limit)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > limit)
                return false;
            await Task.Delay(Look, TimeProvider.System);
        }
        return true;
    }

    private static Task PauseAsync(double milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System);
}
