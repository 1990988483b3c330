/* cms-verify CMS CONTENT SECONDS
   how often a second of processor time OpenSSL's own CMS_verify verifies a detached CMS that it reads anew each time; its
   certificate's path is no part of it, as it is none of the check beside it */
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static unsigned char *whole(const char *path, long *length) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) exit(2);
  fseek(file, 0, SEEK_END);
  *length = ftell(file);
  rewind(file);
  unsigned char *bytes = malloc(*length);
  if (fread(bytes, 1, *length, file) != (size_t)*length) exit(2);
  fclose(file);
  return bytes;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  long cms_length, content_length, times = 0;
  unsigned char *cms_bytes = whole(argv[1], &cms_length);
  unsigned char *content_bytes = whole(argv[2], &content_length);
  double seconds = atof(argv[3]);
  clock_t start = clock();
  while ((double)(clock() - start) / CLOCKS_PER_SEC < seconds) {
    const unsigned char *at = cms_bytes;
    CMS_ContentInfo *cms = d2i_CMS_ContentInfo(NULL, &at, cms_length);
    BIO *content = BIO_new_mem_buf(content_bytes, content_length);
    unsigned flags = CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY;
    if (cms == NULL || CMS_verify(cms, NULL, NULL, content, NULL, flags) != 1) return 1;
    BIO_free(content);
    CMS_ContentInfo_free(cms);
    times++;
  }
  printf("%f\n", times / ((double)(clock() - start) / CLOCKS_PER_SEC));
  return 0;
}
