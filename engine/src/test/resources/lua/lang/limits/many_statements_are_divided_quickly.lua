local function generate(count, item, before, after, separator)
  local parts = {}
  for i = 1, count do parts[i] = (item:gsub("@", i)) end
  return before .. table.concat(parts, separator or "") .. after
end
local function run(source, ...) return assert(load(source, "=generated"))(...) end
print(run(generate(20000, "x = x + @ ", "local x = 0 ", "return x")))
print(run(generate(1000, "local function f() return x + @ end x = f() - x ", "do local x = 1 ", "result = x end return result"):gsub("local function f%(%)", "function f()"), nil))
print(run(generate(100000, "x = x + 1\n", "local x = 0\n", "return x")))
print(run(generate(70000, "x = x + @.5 ", "local x = 0 ", "return x")))
print(run(generate(1000, "function g@() return @ end ", "", " return g1() + g1000()")))
print(run(generate(3000, "elseif x == @ then y = @ ", "local x = ... local y if x == 0 then return 0 ", "end return y"), 2999))
print(#run("return '" .. ("x"):rep(70000) .. "'"), #run("return '" .. ("\\200"):rep(70000) .. "'"))

-- expect: 200010000
-- expect: 1000
-- expect: 100000
-- expect: 2450070000
-- expect: 1001
-- expect: 2999
-- expect: 70000	70000
