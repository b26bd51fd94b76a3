local function outer()
  local function f(n)
    if n == 0 then return "zero" end
    local g = function() return f(n - 1) end
    return g()
  end
  return f
end
print(outer()(5))
local function f() return f end
print(f() == f)
local g = f
f = nil
print(type(g()))

-- expect: zero
-- expect: true
-- expect: nil
