using System.Text;
using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class CsvTests
{
    [Fact]
    public void Read_QuotesNewLinesAndBlanks_AreOneCell()
    {
        var rows = CsvReader.Read("a,b,c\r\n\"x \"\"y\"\"\", \"two\nlines\" ,\n\n1,2,3");
        Assert.Equal([1, 2, 5], rows.Select(row => row.Line));
        Assert.Equal(["x \"y\"", "two\nlines", ""], rows[1].Cells);
        Assert.Equal(["1", "2", "3"], rows[2].Cells);
    }

    [Theory]
    [InlineData("a;b\n1;2", "2")]
    [InlineData("a\tb\n1\t2", "2")]
    [InlineData("a,b\n1,\"2", "2")]
    public void Read_OtherSeparatorsAndAnOpenQuote_StillGiveCells(string text, string second) =>
        Assert.Equal(second, CsvReader.Read(text)[1].Cells[1]);

    /// <summary>Found by fuzzing: each quote copied the cell before it, so a file of 1 MB took minutes.</summary>
    [Fact]
    public void Read_OneCellFullOfQuotes_CostsWhatItsLengthCosts()
    {
        var text = string.Concat(Enumerable.Repeat("x\"", 50_000));
        CsvReader.Read("x\"");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var cells = Assert.Single(CsvReader.Read(text)).Cells;

        Assert.Equal([text], cells);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 * text.Length);
    }

    [Fact]
    public void TextOf_Gb18030Utf8AndMark_AreTheSameText()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Assert.Equal("店内码", CsvReader.TextOf(Encoding.GetEncoding("GB18030").GetBytes("店内码")));
        Assert.Equal("店内码", CsvReader.TextOf(Encoding.UTF8.GetBytes("店内码")));
        Assert.Equal("店内码", CsvReader.TextOf([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("店内码")]));
    }

    [Fact]
    public void Writer_WhatItWrites_ReadsBack()
    {
        var bytes = new CsvWriter().Row("a", "b,c", "d \"e\"", 12.5m, new DateOnly(2026, 11, 25), null).ToBytes();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(["a", "b,c", "d \"e\"", "12.5", "2026-11-25", ""], CsvReader.Read(CsvReader.TextOf(bytes))[0].Cells);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1\r\n")]
    [InlineData("@x", "'@x\r\n")]
    [InlineData("-5", "'-5\r\n")]
    [InlineData("12600011001000000000000000000000", "\"\t12600011001000000000000000000000\"\r\n")]
    [InlineData("12345678901", "12345678901\r\n")]
    public void Writer_CellsASpreadsheetWouldChange_AreMadeHarmless(string cell, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(new CsvWriter().Row(cell).ToBytes()[3..]));
}
