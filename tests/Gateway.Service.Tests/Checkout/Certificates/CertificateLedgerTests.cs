using System.Text;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Certificates;
using EdgeGateway.Service.Checkout.Ledger;

namespace EdgeGateway.Service.Tests.Checkout.Certificates;

public sealed class CertificateLedgerTests : IAsyncDisposable
{
    private readonly CertificateBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Issue_Certificate_IsOneCommitWithItsEvent()
    {
        var view = await _bench.IssueAsync();
        var told = Assert.Single(_bench.Journal.Store.ReadEvents(0, 10));
        Assert.Equal((EventTypes.CertificateIssued, view.Seq), (told.Type, told.Seq));
        Assert.Equal(VerificationCode.Of(told.Hash), view.Code);
        Assert.Equal(view.Id, _bench.Desk.FindByCode(view.Code.ToLowerInvariant())!.Id);
        Assert.Equal(new DateOnly(2026, 11, 24), view.Date); // the store's day, not UTC's
    }

    [Fact]
    public async Task Issue_FarmersNameAndTelephone_AreOnThePaperAndNowhereElse()
    {
        var view = await _bench.IssueAsync();
        Assert.Equal(("试****", "000*******34"), (view.Producer, view.Contact));
        var told = Encoding.UTF8.GetString(_bench.Journal.Store.ReadEvents(0, 1)[0].Body.Span);
        Assert.DoesNotContain(CertificateBench.Producer, told, StringComparison.Ordinal);
        Assert.DoesNotContain(CertificateBench.Contact, told, StringComparison.Ordinal);
        Assert.Contains("黄瓜", told, StringComparison.Ordinal);
        var stored = _bench.Journal.Store.Read(connection =>
        {
            using var command = connection.Command("SELECT data || people_month || hex(people) FROM certificate");
            return (string)command.ExecuteScalar()!;
        });
        Assert.DoesNotContain(CertificateBench.Contact, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(CertificateBench.Producer)), stored, StringComparison.Ordinal);
        Assert.Equal((CertificateBench.Producer, CertificateBench.Contact), _bench.Ledger.PeopleOf(_bench.Ledger.Find(view.Id)!));
    }

    [Fact]
    public async Task Find_AfterARestart_GivesTheSameCertificate()
    {
        var view = await _bench.IssueAsync();
        var before = _bench.Ledger.Find(view.Id)!;
        await _bench.RestartAsync();
        var after = _bench.Ledger.Find(view.Id)!;
        Assert.Equal((before.Code, before.Seq, before.Data.Product, before.Data.Time), (after.Code, after.Seq, after.Data.Product, after.Data.Time));
        Assert.Equal(["own-test"], after.Data.Bases);
        Assert.Equal(CertificateBench.Producer, _bench.Ledger.PeopleOf(after).Producer);
    }

    [Fact]
    public async Task PeopleOf_KeyIsLost_AreMaskedAndNothingBreaks()
    {
        var view = await _bench.IssueAsync();
        await _bench.RestartAsync(loseKey: true);
        Assert.Equal(("试****", "000*******34"), _bench.Ledger.PeopleOf(_bench.Ledger.Find(view.Id)!));
    }

    [Fact]
    public async Task Latest_Several_ComeNewestFirst()
    {
        var first = await _bench.IssueAsync();
        var second = await _bench.IssueAsync();
        Assert.Equal([second.Id, first.Id], _bench.Desk.Latest(5).Select(view => view.Id));
        Assert.Single(_bench.Desk.Latest(1));
        Assert.Null(_bench.Ledger.FindByCode("00000-00000"));
        Assert.Null(_bench.Ledger.FindByCode("no code"));
    }
}
