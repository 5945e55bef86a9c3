using System.Globalization;

namespace EdgeGateway.Testing;

/// <summary>
/// Folders of a room's <c>Cases</c>, one a case: the bytes of a wire in a .hex file whose name says which wire, and what must come of them
/// in <c>expected.txt</c>. In .hex each line is one piece as a read gave it; blanks, and what follows a #, are left away. In expected.txt a
/// line is <c>name=value</c>, in any order; values that come one after the other are parted by <c>---</c>; an empty file means that
/// nothing may come.
/// </summary>
public sealed class CaseFolder(string room)
{
    private const string Part = "---";
    private readonly string _root = Path.Combine(AppContext.BaseDirectory, room, "Cases");

    /// <summary>Every case, by name.</summary>
    public IReadOnlyList<string> Names { get; } =
        [.. Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, room, "Cases")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    /// <summary>Which wire the bytes of a case come from: the name of its .hex file. <c>asked.hex</c> is what was sent before.</summary>
    public string Wire(string name) => Directory.GetFiles(Path.Combine(_root, name), "*.hex")
        .Select(file => Path.GetFileNameWithoutExtension(file)).Single(wire => wire != "asked");

    /// <summary>The bytes of a case, a line of the file each.</summary>
    public IReadOnlyList<byte[]> Reads(string name, string? wire = null) => [.. File.ReadLines(Path.Combine(_root, name, $"{wire ?? Wire(name)}.hex"))
        .Select(line => line.Split('#')[0].Replace(" ", "", StringComparison.Ordinal)).Where(line => line.Length > 0).Select(Convert.FromHexString)];

    /// <summary>The bytes of a case in one piece.</summary>
    public byte[] Bytes(string name) => [.. Reads(name).SelectMany(piece => piece)];

    /// <summary>What was asked before the answer came; nothing when the case does not say.</summary>
    public byte[] Asked(string name) =>
        File.Exists(Path.Combine(_root, name, "asked.hex")) ? [.. Reads(name, "asked").SelectMany(piece => piece)] : [];

    /// <summary>What must come: a text per value, to be compared with <see cref="Value"/>.</summary>
    public IEnumerable<string> Expected(string name)
    {
        var text = File.ReadAllText(Path.Combine(_root, name, "expected.txt"));
        return text.Length == 0 ? [] : text.Split($"\n{Part}\n").Select(value => Sorted(value.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <summary>A value as text: the fields that are there.</summary>
    public static string Value(params IEnumerable<(string Name, object? Value)> fields) =>
        Sorted(fields.Where(field => field.Value is not (null or "")).Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Name}={field.Value}")));

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
