using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Checkout.Ledger;

internal static class VerifyVerb
{
    /// <summary><c>verify CODE</c>: what the code on a receipt is worth. 0 when it is genuine, 1 when it is not.</summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        if (line.Words is not [var code])
        {
            await Console.Error.WriteLineAsync("verify CODE [--config FILE]");
            return ExitCodes.BadUsage;
        }
        return await StoreFile.QueryAsync(line, async (connection, _) =>
        {
            var found = CodeCheck.Run(connection, code);
            await Console.Out.WriteLineAsync(found.Sale is not { } sale
                ? "unknown / 查无此单"
                : $"{WordOf(found.Verdict)}  {(found.Reversal is { } reversal ? $"{reversal.Kind} of " : "")}{sale.Id}  {sale.LocalTime:yyyy-MM-dd HH:mm:ss}  {Money.Yuan(found.Reversal?.AmountFen ?? sale.TotalFen)}{(sale.Cancelled ? "  cancelled / 已作废" : "")}");
            return found.Verdict is SaleVerdictWord.Genuine or SaleVerdictWord.LedgerOnly ? ExitCodes.Done : ExitCodes.Refused;
        });
    }

    private static string WordOf(SaleVerdictWord word) => word switch
    {
        SaleVerdictWord.Genuine => "genuine / 真实",
        SaleVerdictWord.LedgerOnly => "in the ledger, its event is gone after its time / 台账有此单",
        _ => "ALTERED: ledger and event differ / 被改动过",
    };
}
