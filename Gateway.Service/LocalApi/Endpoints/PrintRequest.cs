namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary>A page's own receipt, from top to bottom.</summary>
internal sealed record PrintRequest(IReadOnlyList<PrintPart>? Parts = null);

/// <summary>One piece. <paramref name="Type"/> says which of the others count.</summary>
/// <param name="Type"><c>line</c>, <c>columns</c>, <c>rule</c>, <c>qr</c>, <c>feed</c>, <c>cut</c>, <c>drawer</c>.</param>
/// <param name="Text">line: what it says.</param>
/// <param name="Left">columns: left part.</param>
/// <param name="Right">columns: right part.</param>
/// <param name="Align">line: <c>left</c>, <c>centre</c>, <c>right</c>.</param>
/// <param name="Bold">line, columns.</param>
/// <param name="Size">line: <c>normal</c>, <c>tall</c>, <c>wide</c>, <c>large</c>.</param>
/// <param name="Data">qr: at most 700 bytes.</param>
/// <param name="Lines">feed: 1 to 20.</param>
internal sealed record PrintPart(
    string? Type = null, string? Text = null, string? Left = null, string? Right = null, string? Align = null, bool Bold = false, string? Size = null,
    string? Data = null, int Lines = 1);

/// <param name="Outcome"><c>printed</c>, <c>unknown</c> (look at the paper) or <c>failed</c>.</param>
/// <param name="Trouble">Why it is not <c>printed</c>.</param>
/// <param name="Proof">How strong the printer's confirmation is.</param>
internal sealed record PrintAnswer(string Outcome, Protocols.Messages.Trouble? Trouble, string Proof);
