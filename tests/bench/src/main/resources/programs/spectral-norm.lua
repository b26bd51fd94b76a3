-- Floating-point loops over arrays, with a small function called for each element.
local function a(i, j)
  local ij = i + j - 1
  return 1 / (ij * (ij - 1) * 0.5 + i)
end

local function multiply(x, y, n)
  for i = 1, n do
    local sum = 0
    for j = 1, n do
      sum = sum + x[j] * a(i, j)
    end
    y[i] = sum
  end
end

local function multiply_transposed(x, y, n)
  for i = 1, n do
    local sum = 0
    for j = 1, n do
      sum = sum + x[j] * a(j, i)
    end
    y[i] = sum
  end
end

local n = 500
local u, v, t = {}, {}, {}
for i = 1, n do
  u[i] = 1
end
for _ = 1, 10 do
  multiply(u, t, n)
  multiply_transposed(t, v, n)
  multiply(v, t, n)
  multiply_transposed(t, u, n)
end
local both, squares = 0, 0
for i = 1, n do
  both = both + u[i] * v[i]
  squares = squares + v[i] * v[i]
end
print("spectral", math.floor(math.sqrt(both / squares) * 1e9))
