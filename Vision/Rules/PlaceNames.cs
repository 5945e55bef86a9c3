namespace EdgeGateway.Vision.Rules;

/// <summary>
/// Keys of places: readable (rule, what, where on a grid of 32 × 32) and given once each. They are names, not identity: whether something is the
/// same as before a restart is told by where it stands, never by its cell.
/// </summary>
internal sealed class PlaceNames(string ruleId)
{
    private const int Cells = 32;

    private readonly Dictionary<string, int> _taken = [];

    /// <summary>How often each was given, to go on after a restart.</summary>
    public IReadOnlyDictionary<string, int> Given => new Dictionary<string, int>(_taken);

    public string Take(string what, in Box box)
    {
        var column = Cell((box.Left + box.Right) / 2);
        var row = Cell((box.Top + box.Bottom) / 2);
        var name = $"{ruleId}/{what}/{column}-{row}";
        var number = _taken[name] = _taken.GetValueOrDefault(name) + 1;
        return number == 1 ? name : $"{name}/{number}";
    }

    public void Recall(IReadOnlyDictionary<string, int> given)
    {
        foreach (var (name, number) in given)
            _taken[name] = Math.Max(number, _taken.GetValueOrDefault(name));
    }

    private static int Cell(float at) => Math.Clamp((int)(at * Cells), 0, Cells - 1);
}
