using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Protocols.City;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery.Filter;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>Reads a mapping file with its templates and lists every mistake.</summary>
internal static class MappingReader
{
    private static readonly string[] PersonalNames = ["name", "number", "address"];

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    public static (CompiledMapping? Mapping, IReadOnlyList<ConfigurationError> Errors) ReadFile(string file)
    {
        var errors = new List<ConfigurationError>();
        try
        {
            if (JsonNode.Parse(File.ReadAllText(file), documentOptions: Lenient) is not JsonObject tree)
                return (null, [new("$", "映射文件最外层必须是 { … }。", "The outermost thing of a mapping file must be { … }.")]);
            var options = (MappingOptions)new OptionsBinder(errors).BindObject(tree, typeof(MappingOptions), "");
            errors.AddRange(Cross(options));
            var shapes = options.Shapes.Select((shape, i) => Compile(options, shape, $"shapes[{i}]", Path.GetDirectoryName(Path.GetFullPath(file))!, errors)).ToList();
            return errors.Count == 0 ? (new CompiledMapping(options, shapes), errors) : (null, errors);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return (null, [new("", $"读不到映射文件：{trouble.Message}", $"The mapping file cannot be read: {trouble.Message}")]);
        }
        catch (JsonException trouble)
        {
            return (null, [new($"line {trouble.LineNumber + 1}", $"JSON 写法有误：{Cause(trouble)}", $"This is not valid JSON: {Cause(trouble)}")]);
        }
    }

    private static IEnumerable<ConfigurationError> Cross(MappingOptions options)
    {
        if (options.Shapes.Count == 0)
            yield return new("shapes", "至少需要一个。", "At least one is needed.");
        for (var i = 0; i < options.PersonalData.Count; i++)
        {
            if (!PersonalNames.Contains(options.PersonalData[i]))
                yield return new($"personalData[{i}]", $"只能是：{string.Join("、", PersonalNames)}。", $"It can only be: {string.Join(", ", PersonalNames)}.");
        }

        for (var i = 0; i < options.LocalCodes.Count; i++)
        {
            var category = options.LocalCodes[i].Category;
            if (category.Length > 0 && EventCodes.Find(category) is null)
                yield return new($"localCodes[{i}].category", $"没有这种事件：{category}。可以是：{Categories}。", $"There is no event {category}. There are: {Categories}.");
        }
    }

    private static string Categories => string.Join(", ", EventCodes.All.Select(one => one.Category));

    private static CompiledShape Compile(MappingOptions options, ShapeOptions shape, string path, string folder, List<ConfigurationError> errors)
    {
        errors.AddRange(FilterCheck.Run(shape.Types, $"{path}.types"));
        var known = KnownFields.DataOf(shape.Types);
        errors.AddRange(shape.Fields.Select((field, i) => (field, i)).Where(one => !Exists(known, one.field))
            .Select(one => new ConfigurationError($"{path}.fields[{one.i}]", $"这些事件没有字段 {one.field}。", $"These events have no field {one.field}.")));
        var model = KnownFields.ModelOf(shape.Types, options.PersonalData);
        model.Children["data"] = Chosen(known, shape.Fields);
        return new CompiledShape(shape.Types, shape.ContentType, FieldChoice.Of(shape.Fields))
        {
            Topic = shape.Topic is null ? null : Template(shape.Topic, model, $"{path}.topic", errors),
            Payload = shape.Template is null ? null : TemplateFile(Path.GetFullPath(shape.Template, folder), model, $"{path}.template", errors),
        };
    }

    private static TemplateText? TemplateFile(string file, FieldNode model, string path, List<ConfigurationError> errors)
    {
        try
        {
            return Template(File.ReadAllText(file), model, path, errors);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            errors.Add(new(path, $"读不到模板文件：{trouble.Message}", $"The template file cannot be read: {trouble.Message}"));
            return null;
        }
    }

    private static TemplateText? Template(string text, FieldNode model, string path, List<ConfigurationError> errors)
    {
        var (template, problems) = TemplateText.Compile(text, model);
        errors.AddRange(problems.Select(problem => new ConfigurationError(path, $"模板有误：{problem}", $"The template is not right: {problem}")));
        return template;
    }

    private static bool Exists(FieldNode known, string field) => field.Split('.').Aggregate((FieldNode?)known, (node, name) => node?.Find(name)) is not null;

    /// <summary>A template may only name what was chosen.</summary>
    private static FieldNode Chosen(FieldNode known, IReadOnlyList<string> fields)
    {
        if (fields.Count == 0)
            return known;
        var chosen = new FieldNode();
        foreach (var field in fields.Where(field => Exists(known, field)))
        {
            var (from, to, names) = (known, chosen, field.Split('.'));
            foreach (var name in names[..^1])
                (from, to) = (from.Find(name)!, to.Below(name));
            to.Below(names[^1]).Add(from.Find(names[^1])!);
        }

        return chosen;
    }

    private static string Cause(JsonException trouble) => trouble.Message.Split(" LineNumber:")[0];
}
