using EdgeGateway.Benchmarks;

switch (args)
{
    case ["card"]:
        return await CardLatency.RunAsync();
    default:
        Console.WriteLine("name a benchmark: card");
        return 1;
}
