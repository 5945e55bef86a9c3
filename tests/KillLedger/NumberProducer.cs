using System.Text;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;
using Microsoft.Extensions.Hosting;

namespace EdgeGateway.KillLedger;

/// <summary>Four producers that commit one number after the other and write each down only after its commit returned.</summary>
internal sealed class NumberProducer(JournalStore journal, AcknowledgedLog acknowledged) : BackgroundService
{
    public const string EventType = "test.number.appended.v1";

    private const int Producers = 4;
    private const int Burst = 40;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(60);

    private long _number;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await journal.CommitAsync(null, [], stoppingToken);
        _number = journal.Read(NumberTable.Largest);
        await Task.WhenAll(Enumerable.Range(1, Producers).Select(producer => Task.Run(() => ProduceAsync(producer, stoppingToken), stoppingToken)));
    }

    public override void Dispose()
    {
        acknowledged.Dispose();
        base.Dispose();
    }

    // Bursts and pauses: a kill shall meet full groups as well as a single commit.
    private async Task ProduceAsync(int producer, CancellationToken stopping)
    {
        while (true)
        {
            for (var left = Random.Shared.Next(Burst); left >= 0; left--)
                await AppendAsync(producer, Interlocked.Increment(ref _number));
            await Task.Delay(LongestPause * Random.Shared.NextDouble(), TimeProvider.System, stopping);
        }
    }

    private async Task AppendAsync(int producer, long number)
    {
        var committed = await journal.CommitAsync(
            (connection, transaction, events) => NumberTable.Write(connection, transaction, number, producer, events[0].Seq),
            [new EventDraft(EventType, "producer", EventClass.Sale, Encoding.UTF8.GetBytes($$"""{"number":{{number}},"producer":{{producer}}}"""))],
            CancellationToken.None);
        acknowledged.Add(committed[0].Seq, number);
    }
}
