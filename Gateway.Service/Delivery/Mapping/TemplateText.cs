using Fluid;
using Fluid.Values;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>A template, compiled once. Rendering is limited in steps and size and touches nothing but its model.</summary>
internal sealed class TemplateText
{
    internal const string LimitKey = "limit";

    private readonly IFluidTemplate _template;

    private TemplateText(IFluidTemplate template) => _template = template;

    /// <summary>The compiled template, or what is wrong with the text.</summary>
    /// <param name="text">Liquid.</param>
    /// <param name="fields">What it may name.</param>
    public static (TemplateText? Template, IReadOnlyList<string> Problems) Compile(string text, FieldNode fields)
    {
        if (!Sandbox.Parser.TryParse(text, out var template, out var error))
            return (null, [error.ReplaceLineEndings(" ")]);
        var problems = new TemplateRules(fields).Check(template);
        return (problems.Count == 0 ? new TemplateText(template) : null, problems);
    }

    /// <summary>The text, or why there is none.</summary>
    /// <param name="model">Dictionaries, lists, plain values.</param>
    /// <param name="limit">Characters of the output, and of every text on the way to it.</param>
    /// <param name="secret">The model holds personal data: a reason may then quote nothing of it.</param>
    public (string? Text, string? Problem) Render(IReadOnlyDictionary<string, object?> model, int limit, bool secret)
    {
        var context = new TemplateContext(Sandbox.Options);
        context.AmbientValues[LimitKey] = limit;
        foreach (var (name, value) in model)
            context.SetValue(name, FluidValue.Create(value, Sandbox.Options));
        try
        {
            using var output = new LimitedWriter(limit);
#pragma warning disable CS0618 // The overload its message names is not in this version; all filters here complete at once.
            _template.Render(context, NullEncoder.Default, output);
#pragma warning restore CS0618
            return (output.ToString(), null);
        }
        catch (Exception failure)
        {
            return (null, Explain(failure.GetBaseException(), secret));
        }
    }

    private static string Explain(Exception failure, bool secret) => failure switch
    {
        TemplateLimitException => failure.Message,
        // The library's word for too many steps.
        InvalidOperationException when failure.Message.Contains("recursion", StringComparison.Ordinal) => $"it takes more than {Sandbox.MaxSteps} steps",
        _ => secret ? failure.GetType().Name : $"{failure.GetType().Name}: {failure.Message}",
    };
}
