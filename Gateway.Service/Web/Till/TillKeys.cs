using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Web.Till;

/// <summary>What the keys of the till do. Enter and F9 are not here: they wait for the ledger or need the last sale.</summary>
internal static class TillKeys
{
    /// <summary>Keys for purposes and choices, in the order of the buttons. F1 and F5 stay the browser's.</summary>
    public static IReadOnlyList<string> Picks { get; } = ["F2", "F3", "F4", "F6", "F7"];

    public static void Press(string key, CheckoutSession session, IReadOnlyList<string> purposes, IReadOnlyList<string> quotaReasons)
    {
        switch (key)
        {
            case "Escape":
                session.Clear();
                break;
            case "F8":
                session.Undo();
                break;
            case "+":
                session.AdjustSelected(1);
                break;
            case "-":
                session.AdjustSelected(-1);
                break;
            case "Delete":
                session.RemoveSelected();
                break;
            case "ArrowUp":
                session.Step(-1);
                break;
            case "ArrowDown":
                session.Step(1);
                break;
            default:
                Pick(key, session, purposes, quotaReasons);
                break;
        }
    }

    private static void Pick(string key, CheckoutSession session, IReadOnlyList<string> purposes, IReadOnlyList<string> quotaReasons)
    {
        var index = Picks.ToList().IndexOf(key);
        if (index < 0)
            return;
        if (!session.State.Choices.IsEmpty)
            session.Choose(index);
        else if (session.State.Next == NextStep.Quota && index < quotaReasons.Count)
            session.SetQuotaReason(quotaReasons[index]);
        else if (index < purposes.Count)
            session.SetPurpose(purposes[index]);
    }
}
