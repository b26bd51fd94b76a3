local function generate(count, item, before, after, separator)
  local parts = {}
  for i = 1, count do parts[i] = (item:gsub("@", i)) end
  return before .. table.concat(parts, separator or "") .. after
end
local function run(source, ...) return assert(load(source, "=generated"))(...) end
local source = generate(2000, "t[@] = x\n", "local x, t, level = 1, {}, ...\nlocal function fail() error('up', level) end\n", "fail()\nreturn x")
local f = assert(load(source, "=big"))
print(pcall(f, 1))
print(pcall(f, 2))
print(coroutine.resume(coroutine.create(f), 2))
local g = assert(load("local f = ... f(3)\nreturn 1", "=caller"))
print(pcall(g, f))

-- expect: false	big:2: up
-- expect: false	big:2003: up
-- expect: false	big:2003: up
-- expect: false	caller:1: up
