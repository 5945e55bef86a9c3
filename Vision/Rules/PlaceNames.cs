namespace EdgeGateway.Vision.Rules;

/// <summary>
/// Keys of places. The same spot gives the same key after a restart, because it is made of the position on a grid of 32 × 32; who takes a spot
/// after it was empty, or stands in the same cell as another, gets the next number.
/// </summary>
internal sealed class PlaceNames(string ruleId)
{
    private const int Cells = 32;

    private readonly Dictionary<string, int> _taken = [];

    public string Take(string what, in Box box)
    {
        var column = Cell((box.Left + box.Right) / 2);
        var row = Cell((box.Top + box.Bottom) / 2);
        var name = $"{ruleId}/{what}/{column}-{row}";
        var number = _taken[name] = _taken.GetValueOrDefault(name) + 1;
        return number == 1 ? name : $"{name}/{number}";
    }

    private static int Cell(float at) => Math.Clamp((int)(at * Cells), 0, Cells - 1);
}
