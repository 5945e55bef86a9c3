using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EdgeGateway.Devices.Virtual;

namespace EdgeGateway.KillLedger.Store;

/// <summary>
/// What came out of the printer, one line <c>code copy</c> for each paper that carries a verification code; a paper torn before it says nothing for
/// anybody. Straight to the kernel, so that a kill cannot take it back.
/// </summary>
internal sealed partial class PaperLog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file;

    public PaperLog(string folder) => _file = new FileStream(PathIn(folder), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    public static IReadOnlyList<PaperOut> Read(string folder) => !File.Exists(PathIn(folder))
        ? []
        : [.. File.ReadAllText(PathIn(folder)).Split('\n')[..^1].Select(line => line.Split(' ')).Select(parts => new PaperOut(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture)))];

    /// <summary>The code and copy number on a paper; null when the code is not on it.</summary>
    public static PaperOut? Of(IReadOnlyList<string> lines)
    {
        var code = lines.Select(line => CodeLine().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value;
        var copy = lines.Select(line => CopyLine().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value;
        return code is null ? null : new PaperOut(code, copy is null ? 0 : int.Parse(copy, CultureInfo.InvariantCulture));
    }

    public void Add(PrintedReceipt receipt)
    {
        if (Of(receipt.Lines) is not { } paper)
            return;
        lock (_lock)
            _file.Write(Encoding.ASCII.GetBytes($"{paper.Code} {paper.Copy}\n"));
    }

    public void Dispose() => _file.Dispose();

    private static string PathIn(string folder) => Path.Combine(folder, "papers");

    [GeneratedRegex(@"验证码\s*([0-9A-Z]{5}-[0-9A-Z]{5})")]
    private static partial Regex CodeLine();

    [GeneratedRegex(@"补打 第(\d+)次")]
    private static partial Regex CopyLine();
}

/// <summary>A paper.</summary>
/// <param name="Code">Verification code on it.</param>
/// <param name="Copy">0 for the receipt, 1 and up when it says 补打.</param>
internal readonly record struct PaperOut(string Code, int Copy);
