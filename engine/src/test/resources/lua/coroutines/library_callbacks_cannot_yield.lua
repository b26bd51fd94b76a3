local function inside(f, ...)
  local arguments = table.pack(...)
  local run = coroutine.wrap(function() return pcall(f, table.unpack(arguments, 1, arguments.n)) end)
  print(run())
end
local function stop() coroutine.yield() end
inside(table.sort, {3, 2, 1}, stop)  -- expect: false	attempt to yield across a C-call boundary
inside(string.gsub, "abc", ".", stop)  -- expect: false	attempt to yield across a C-call boundary
inside(load, stop)  -- expect: true	nil	attempt to yield across a C-call boundary
inside(tostring, setmetatable({}, {__tostring = stop}))  -- expect: false	attempt to yield across a C-call boundary
inside(table.concat, setmetatable({}, {__len = stop}))  -- expect: false	attempt to yield across a C-call boundary
inside(pairs, setmetatable({}, {__pairs = stop}))  -- expect: false	attempt to yield across a C-call boundary
print(pcall(coroutine.yield))  -- expect: false	attempt to yield from outside a coroutine
