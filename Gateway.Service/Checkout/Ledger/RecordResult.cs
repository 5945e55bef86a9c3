using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>A committed sale, or why there is none.</summary>
internal sealed record RecordResult(CommittedSale? Sale, Trouble? Trouble)
{
    public static readonly Trouble NotRecorded = new("ledger.unavailable",
        new("账本写不进去，这笔还没有记账", "The ledger cannot be written: this sale is not recorded"),
        new("商品都还在。请再按一次完成；还不行，请联系维护人员检查磁盘", "Nothing was lost. Try again; if it stays, have the disk looked at"));
}
