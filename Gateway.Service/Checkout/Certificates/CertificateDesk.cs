using System.Collections.Concurrent;
using System.Threading.Channels;
using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Certificates;

/// <summary>
/// Issues certificates, prints them one after the other and keeps what became of each paper. As with receipts, nothing is ever printed
/// twice by itself: a copy is a person's decision and says so.
/// </summary>
internal sealed partial class CertificateDesk(CertificateLedger ledger, PrintReceipt print, TimeProvider clock, ILogger<CertificateDesk> log) : BackgroundService
{
    private static readonly Trouble NotWritten = new("certificate.not-recorded",
        new("合格证写不进账本，没有开具", "The certificate cannot be recorded, so it was not issued"),
        new("请再按一次；还不行，请联系维护人员检查磁盘", "Try again; if it stays, have the disk looked at"));

    private readonly Channel<(Guid Id, bool Copy)> _jobs = Channel.CreateUnbounded<(Guid, bool)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<Guid, int> _waiting = new();

    /// <summary>A paper's state changed.</summary>
    public event Action? Changed;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<CertificateView> Latest(int count) => [.. ledger.Latest(count).Select(ViewOf)];

    public CertificateView? Find(Guid id) => ledger.Find(id) is { } one ? ViewOf(one) : null;

    public CertificateView? FindByCode(string code) => ledger.FindByCode(code) is { } one ? ViewOf(one) : null;

    /// <summary>Records it and sends it to the printer. Mistakes of the form and trouble are in the result.</summary>
    public async Task<CertificateResult> IssueAsync(CertificateRequest request, CancellationToken stopping)
    {
        var problems = CertificateRules.Check(request, CertificateForm.Current, ledger.Today);
        if (problems.Count > 0)
            return new CertificateResult(null, problems);
        try
        {
            var issued = await ledger.IssueAsync(request, CertificateForm.Current, stopping).ConfigureAwait(false);
            LogIssued(issued.Data.CertificateId, issued.Seq);
            Enqueue(issued.Data.CertificateId, copy: false);
            return new CertificateResult(ViewOf(issued), []);
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            LogUnavailable(trouble);
            return new CertificateResult(null, [], NotWritten);
        }
    }

    /// <summary>False when there is no such certificate. Does nothing while a paper of it is on its way.</summary>
    public bool Reprint(Guid id)
    {
        if (ledger.Find(id) is null)
            return false;
        if (!_waiting.ContainsKey(id))
            Enqueue(id, copy: true);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (id, copy) in _jobs.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await RunAsync(id, copy, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(id, trouble);
            }
            finally
            {
                _waiting.TryRemove(id, out _);
                Changed?.Invoke();
            }
        }
    }

    private void Enqueue(Guid id, bool copy)
    {
        _waiting[id] = 0;
        _jobs.Writer.TryWrite((id, copy));
        Changed?.Invoke();
    }

    private async Task RunAsync(Guid id, bool reprint, CancellationToken stopping)
    {
        if (ledger.Find(id) is not { } one)
            return;
        var copy = reprint ? Math.Max(1, one.Papers.Select(paper => paper.Copy + 1).DefaultIfEmpty().Max()) : 0;
        var result = await print(CertificateComposer.Compose(one, ledger.PeopleOf(one), CertificateForm.Current, copy), stopping).ConfigureAwait(false);
        if (result.Outcome is not (PrintOutcome.Printed or PrintOutcome.Probable))
            LogNotProved(id, result.Outcome, result.Trouble?.Code);
        await ledger.RecordPaperAsync(id, new ReceiptFact(copy, clock.GetUtcNow(), result.Outcome, result.Trouble?.Code), CancellationToken.None).ConfigureAwait(false);
    }

    private CertificateView ViewOf(CommittedCertificate one) => CertificateView.Of(one, _waiting.ContainsKey(one.Data.CertificateId));
}

/// <summary>An issued certificate, or why there is none.</summary>
internal sealed record CertificateResult(CertificateView? Certificate, IReadOnlyList<CertificateProblem> Problems, Trouble? Trouble = null);
