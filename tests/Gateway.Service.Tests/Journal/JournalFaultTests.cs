using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class JournalFaultTests
{
    private const long Plenty = 1L << 30;

    [Theory]
    [InlineData(13, Plenty, "journal.disk-full")]
    [InlineData(8, Plenty, "journal.read-only")]
    [InlineData(10, Plenty, "journal.disk-error")]
    [InlineData(10, 0, "journal.disk-full")]
    [InlineData(14, Plenty, "journal.disk-error")]
    [InlineData(11, Plenty, "journal.corrupt")]
    [InlineData(26, Plenty, "journal.corrupt")]
    [InlineData(5, Plenty, "journal.locked")]
    [InlineData(1, Plenty, "journal.program")]
    [InlineData(19, Plenty, "journal.program")]
    public void Of_SqliteCode_GivesTheTrouble(int code, long free, string expected)
    {
        var fault = JournalFault.Of(new SqliteException("x", code), free);
        Assert.Equal(expected, fault.Trouble.Code);
        Assert.Equal(expected != "journal.program", JournalFault.IsOfTheStore(new SqliteException("x", code)));
    }

    [Theory]
    [InlineData(28, JournalFaultKind.Full)]
    [InlineData(30, JournalFaultKind.ReadOnly)]
    [InlineData(5, JournalFaultKind.Disk)]
    [InlineData(unchecked((int)0x80070070), JournalFaultKind.Full)]
    public void Of_SystemError_GivesTheKind(int number, object expected) =>
        Assert.Equal(expected, JournalFault.Of(new IOException("x", number), Plenty).Kind);

    [Fact]
    public void Of_NoPermission_IsReadOnly() => Assert.Equal(JournalFaultKind.ReadOnly, JournalFault.Of(new UnauthorizedAccessException(), null).Kind);

    [Fact]
    public void For_EveryKind_SpeaksBothLanguagesAndNamesAStep() => Assert.All(Enum.GetValues<JournalFaultKind>(), kind =>
    {
        var trouble = JournalTroubles.For(kind, "detail");
        Assert.All([trouble.Cause.Zh, trouble.NextStep.Zh], text => Assert.True(text.Any(letter => letter > 0x4E00), text));
        Assert.All([trouble.Cause.En, trouble.NextStep.En], text => Assert.True(text.Length > 10 && text.All(letter => letter < 0x2000), text));
    });
}
