double a(int i, int j) {
  int ij = i + j - 1
  1 / (ij * (ij - 1) * 0.5d + i)
}

def multiply(double[] x, double[] y, int n) {
  for (int i = 1; i <= n; i++) {
    double sum = 0
    for (int j = 1; j <= n; j++) {
      sum += x[j - 1] * a(i, j)
    }
    y[i - 1] = sum
  }
}

def multiplyTransposed(double[] x, double[] y, int n) {
  for (int i = 1; i <= n; i++) {
    double sum = 0
    for (int j = 1; j <= n; j++) {
      sum += x[j - 1] * a(j, i)
    }
    y[i - 1] = sum
  }
}

int n = 500
double[] u = [1] * n, v = [0] * n, t = [0] * n
10.times {
  multiply(u, t, n)
  multiplyTransposed(t, v, n)
  multiply(v, t, n)
  multiplyTransposed(t, u, n)
}
double both = 0, squares = 0
for (int i = 0; i < n; i++) {
  both += u[i] * v[i]
  squares += v[i] * v[i]
}
println "spectral ${(long) Math.floor(Math.sqrt(both / squares) * 1e9d)}"
