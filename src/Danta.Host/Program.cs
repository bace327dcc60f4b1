using Danta.Host.Commands;

return await DantaCommand.RunAsync(args);
