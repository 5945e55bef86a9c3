using System.Text.RegularExpressions;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.House;

/// <summary>Rules of code that no compiler checks. Every failure names file and line.</summary>
public sealed partial class SourceRulesTests
{
    private const string Here = "tests/Gateway.Service.Tests/House/";
    private static readonly IReadOnlyList<string> Code = SourceTree.Files(".cs");
    private static readonly string[] Written = [".cs", ".razor", ".css", ".js", ".json", ".sh", ".md", ".csproj", ".props", ".yml", ".yaml", ".txt", ".service"];

    private static IEnumerable<string> Product => Code.Where(file => !file.StartsWith("tests/", StringComparison.Ordinal));

    /// <summary>Places in the files where the pattern occurs. These tests name what they forbid, so they leave themselves out.</summary>
    private static List<string> Find(IEnumerable<string> files, Regex pattern) =>
        [.. files.Where(file => !file.StartsWith(Here, StringComparison.Ordinal)).SelectMany(file =>
        {
            var text = SourceTree.Read(file);
            return pattern.Matches(text).Select(match => $"{file}:{1 + text.AsSpan(0, match.Index).Count('\n')}: {match.Value.Split('\n')[0].Trim()}");
        })];

    private static void Clean(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    [Theory]
    [InlineData(".cs")]
    [InlineData(".razor")]
    [InlineData(".css")]
    [InlineData(".js")]
    public void File_EveryOne_FitsOnAFewScreens(string ending) =>
        Clean(SourceTree.Files(ending).Select(file => (File: file, Lines: File.ReadLines(SourceTree.Path(file)).Count())).Where(one => one.Lines > (one.File.StartsWith("tests/", StringComparison.Ordinal) ? 350 : 250)).Select(one => $"{one.File}: {one.Lines} lines"));

    [Fact]
    public void Code_NeverBlocksOnATask() => Clean(Find(Code, BlockingWait()));

    [Fact]
    public void Code_NeverSwallowsAnException() => Clean(Find(Code, EmptyCatch()));

    [Fact]
    public void Code_NeverSleeps() => Clean(Find(Code, Sleep()));

    [Fact]
    public void Code_HasNoRegions() => Clean(Find(Code, Region()));

    [Fact]
    public void Code_NeverStartsAsyncWorkThatNobodyAwaits() => Clean(Find(Product, AsyncVoid()));

    [Fact]
    public void File_EveryOne_NamesNoPathOfOneMachineAndNoRegistry() =>
        Clean(Find(Written.SelectMany(ending => SourceTree.Files(ending)).Where(file => !file.EndsWith("packages.lock.json", StringComparison.Ordinal)), MachinePath()));

    [Fact]
    public void Namespace_EveryOne_FollowsItsFolder()
    {
        var wrong = Code
            .Select(file => (File: file, Match: Namespace().Match(SourceTree.Read(file))))
            .Where(one => one.Match.Success && one.Match.Groups[1].Value != Expected(one.File))
            .Select(one => $"{one.File}: {one.Match.Groups[1].Value}, expected {Expected(one.File)}");

        Clean(wrong);
    }

    [Fact]
    public void Program_IsATableOfContents()
    {
        var lines = SourceTree.Read("Gateway.Service/Program.cs").Split('\n').Where(line => !line.StartsWith("using ", StringComparison.Ordinal) && line.Trim().Length > 0);

        Assert.InRange(lines.Count(), 1, 50);
    }

    /// <summary><c>Gateway.Service/Web/Ops/X.cs</c> is <c>EdgeGateway.Service.Web.Ops</c>; tests likewise.</summary>
    private static string Expected(string file)
    {
        var parts = file.Split('/')[..^1].Where(part => part != "tests").ToArray();
        parts[0] = parts[0].Replace("Gateway.Service", "Service", StringComparison.Ordinal);
        return "EdgeGateway." + string.Join('.', parts);
    }

    [GeneratedRegex(@"\.GetAwaiter\(\)\s*\.GetResult\(\)")]
    private static partial Regex BlockingWait();

    [GeneratedRegex(@"catch\b[^{;]*\{(\s|//[^\n]*\n)*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"Thread\.Sleep\(")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"^\s*#region", RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex(@"\basync void\b")]
    private static partial Regex AsyncVoid();

    [GeneratedRegex(@"/work/|/home/[a-z]|[A-Z]:\\Users\\|\bnuget\.org\b|\bpypi\.org\b|\bnpmjs\.(com|org)\b")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
