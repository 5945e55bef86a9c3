using EdgeGateway.Devices.Links;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>One receipt on one open wire: look, send, wait for the proof, look again.</summary>
internal sealed class PrintRun(PrinterPort port, PrinterAbility ability, PrinterTimes times, TimeProvider clock)
{
    private const int ChunkBytes = 256;
    private const int LookEvery = 512;

    /// <summary>Bytes the wire has taken so far.</summary>
    public int Sent { get; private set; }

    /// <param name="receipt">What to print.</param>
    /// <param name="id">Of the completion marker.</param>
    public async Task<PrintResult> PrintAsync(EncodedReceipt receipt, CompletionId id, CancellationToken stopping)
    {
        if (await SendAsync(receipt, stopping).ConfigureAwait(false) is { } trouble)
            return PrintVerdict.Stopped(Sent, receipt.Bytes.Length, trouble);
        var queue = await port.EndJobAsync(stopping).ConfigureAwait(false);
        if (queue != QueueState.None)
            return PrintVerdict.Queued(queue);
        var (proof, stopped) = await ProveAsync(id, stopping).ConfigureAwait(false);
        if (stopped is not null)
            return PrintVerdict.Stopped(Sent, receipt.Bytes.Length, stopped);
        var after = proof == PrintProof.Completed || ability.IsSilent ? null : await port.StatusAsync(ability.Subjects, stopping).ConfigureAwait(false);
        return PrintVerdict.Ended(proof, after);
    }

    /// <summary>Sends whole commands, looking at the status between them. Returns what stopped it.</summary>
    private async Task<Trouble?> SendAsync(EncodedReceipt receipt, CancellationToken stopping)
    {
        var looked = -LookEvery;
        foreach (var end in Chunks(receipt))
        {
            if (Sent - looked >= LookEvery)
            {
                looked = Sent;
                if (await LookAsync(stopping).ConfigureAwait(false) is { } trouble)
                    return trouble;
            }
            if (!await port.SendAsync(receipt.Bytes[Sent..end], stopping).ConfigureAwait(false))
                return PrinterTroubles.NoAnswer;
            Sent = end;
        }
        return null;
    }

    /// <summary>Asks for the strongest proof the printer gives. While it prints, its status may tell that it never will.</summary>
    private async Task<(PrintProof Proof, Trouble? Stopped)> ProveAsync(CompletionId id, CancellationToken stopping)
    {
        if (ability.Proof is not (PrintProof.Processed or PrintProof.Completed))
            return (PrintProof.None, null);
        var asked = ability.Proof == PrintProof.Completed
            ? await port.SendAsync(EscPosCommands.Completion(id), stopping).ConfigureAwait(false)
            : await port.AskBufferedAsync(stopping).ConfigureAwait(false);
        if (!asked)
            return (PrintProof.None, PrinterTroubles.NoAnswer);
        var start = clock.GetTimestamp();
        while (clock.GetElapsedTime(start) < times.Completion)
        {
            if (await IsAnsweredAsync(id, stopping).ConfigureAwait(false))
                return (ability.Proof.Value, null);
            if (await LookAsync(stopping).ConfigureAwait(false) is { } trouble)
                return (PrintProof.None, trouble);
        }
        port.ForgetOwed();
        return (PrintProof.None, null);
    }

    private async Task<bool> IsAnsweredAsync(CompletionId id, CancellationToken stopping) => ability.Proof == PrintProof.Completed
        ? await port.WaitAsync<PrinterAnswer.Completed>(answer => answer.Id == id.Text, times.CompletionLook, stopping).ConfigureAwait(false) is not null
        : await port.IsBufferedAnsweredAsync(times.CompletionLook, stopping).ConfigureAwait(false);

    /// <summary>What stands against printing now. A missed answer gets a second chance: the printer may be busy with a picture.</summary>
    private async Task<Trouble?> LookAsync(CancellationToken stopping)
    {
        if (ability.IsSilent)
            return null;
        var status = await port.StatusAsync(ability.Subjects, stopping).ConfigureAwait(false)
            ?? await port.StatusAsync(ability.Subjects, stopping).ConfigureAwait(false);
        if (status is not { } known)
            return PrinterTroubles.NoAnswer;
        return known.CanPrint ? null : PrinterTroubles.Of(known);
    }

    private static IEnumerable<int> Chunks(EncodedReceipt receipt)
    {
        var start = 0;
        for (var i = 0; i < receipt.Boundaries.Count; i++)
        {
            var end = receipt.Boundaries[i];
            if (i + 1 < receipt.Boundaries.Count && receipt.Boundaries[i + 1] - start <= ChunkBytes)
                continue;
            yield return end;
            start = end;
        }
    }
}
