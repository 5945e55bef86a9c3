using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>Finds out by asking what a printer answers.</summary>
internal static class PrinterProbe
{
    private static readonly StatusSubject[] Asked = [StatusSubject.Printer, StatusSubject.OfflineCause, StatusSubject.RollSensor];
    private static readonly CompletionId ProbeId = CompletionId.FromNumber(-1);

    /// <summary>Which real-time subjects it answers. Some printers answer only 1 and 4, many none.</summary>
    public static async Task<PrinterAbility> SubjectsAsync(PrinterPort port, CancellationToken stopping)
    {
        var answered = new List<StatusSubject>();
        foreach (var subject in Asked)
        {
            // Whoever answered one question gets a second chance at the next: a bit must not stay unseen for one lost byte.
            var answer = await port.AskAsync(subject, stopping).ConfigureAwait(false);
            if (answer is null && answered.Count > 0)
                answer = await port.AskAsync(subject, stopping).ConfigureAwait(false);
            if (answer is not null)
                answered.Add(subject);
        }
        return answered.Count == 0 ? PrinterAbility.Silent : new PrinterAbility(answered, Proof: null);
    }

    /// <summary>
    /// Whether it answers behind printed data. Only to be asked while it can print. A clone that does not know GS ( H takes its letters
    /// for text: they stand in the line buffer then and the initialise command behind clears them before they reach the paper.
    /// </summary>
    public static async Task<PrintProof> ProofAsync(PrinterPort port, PrinterTimes times, CancellationToken stopping)
    {
        await port.AskBufferedAsync(stopping).ConfigureAwait(false);
        if (!await port.IsBufferedAnsweredAsync(times.IdleAnswer, stopping).ConfigureAwait(false))
        {
            port.ForgetOwed();
            return PrintProof.None;
        }
        await port.SendAsync(EscPosCommands.Completion(ProbeId), stopping).ConfigureAwait(false);
        var completed = await port.WaitAsync<PrinterAnswer.Completed>(answer => answer.Id == ProbeId.Text, times.IdleAnswer, stopping)
            .ConfigureAwait(false);
        await port.SendAsync(EscPosCommands.Initialise.ToArray(), stopping).ConfigureAwait(false);
        return completed is null ? PrintProof.Processed : PrintProof.Completed;
    }
}
