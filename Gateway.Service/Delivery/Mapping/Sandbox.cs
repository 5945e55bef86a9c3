using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fluid;
using Fluid.Values;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>
/// What templates may do. They see dictionaries, lists and plain values, never an object of this program; they have no file, no clock
/// that matters, no loop over numbers; what they build is limited in size, and so is their number of steps.
/// </summary>
internal static class Sandbox
{
    /// <summary>Statements and rounds of one rendering.</summary>
    public const int MaxSteps = 10_000;

    private static readonly string[] Closed = ["include", "render", "tablerow", "cycle", "ifchanged", "increment", "decrement", "liquid"];

    private static readonly string[] Allowed =
    [
        "join", "first", "last", "map", "where", "size", "sort", "reverse", "compact", "sum", "uniq", "split",
        "append", "prepend", "capitalize", "downcase", "upcase", "strip", "lstrip", "rstrip", "strip_newlines", "slice", "truncate",
        "remove", "remove_first", "replace", "replace_first", "default", "date", "json", "url_encode", "sha256",
        "abs", "at_least", "at_most", "ceil", "floor", "round", "plus", "minus", "times", "divided_by", "modulo",
    ];

    public static FluidParser Parser { get; } = NewParser();

    public static TemplateOptions Options { get; } = NewOptions();

    public static bool Knows(string filter) => Allowed.Contains(filter, StringComparer.Ordinal);

    private static FluidParser NewParser()
    {
        var parser = new FluidParser(new FluidParserOptions { AllowFunctions = false, AllowParentheses = true });
        foreach (var tag in Closed)
            parser.RegisteredTags.Remove(tag);
        return parser;
    }

    private static TemplateOptions NewOptions()
    {
        var options = new TemplateOptions
        {
            MaxSteps = MaxSteps,
            MaxRecursion = 20,
            CultureInfo = CultureInfo.InvariantCulture,
            // Times carry their own offset; what has none is UTC.
            TimeZone = TimeZoneInfo.Utc,
            JsonSerializerOptions = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping },
            Assigned = Bounded,
            Captured = Bounded,
        };
        foreach (var (name, filter) in options.Filters.ToList())
        {
            options.Filters.Remove(name);
            if (Knows(name))
                options.Filters.AddFilter(name, Guard(name, filter));
        }

        return options;
    }

    private static ValueTask<FluidValue> Bounded(string name, FluidValue value, TemplateContext context) => ValueTask.FromResult(Check(value, context));

    /// <summary>Two texts of the allowed size can make one of its square; that is refused before it is built.</summary>
    private static FilterDelegate Guard(string name, FilterDelegate filter) => async (input, arguments, context) =>
    {
        var product = name switch
        {
            "replace" or "replace_first" => (long)Length(input) * Math.Max(1, Length(arguments.At(1))),
            "join" => (long)Count(input) * Math.Max(1, Length(arguments.At(0))),
            _ => 0,
        };
        if (product > 4L * LimitOf(context))
            throw new TemplateLimitException($"the filter {name} would make too much text");
        return Check(await filter(input, arguments, context), context);
    };

    private static FluidValue Check(FluidValue value, TemplateContext context) => Length(value) <= LimitOf(context)
        ? value
        : throw new TemplateLimitException($"a text grows over {LimitOf(context)} bytes");

    private static int Length(FluidValue value) => value.Type == FluidValues.String ? value.ToStringValue().Length : 0;

    private static int Count(FluidValue value) => value is ArrayValue array ? array.Values.Count : 1;

    private static int LimitOf(TemplateContext context) => context.AmbientValues.TryGetValue(TemplateText.LimitKey, out var limit) ? (int)limit : int.MaxValue;
}
